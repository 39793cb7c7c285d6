import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { ActivityItem, Answer, Failure, Pin, PinTarget, Row } from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey, type VersionRef } from '../../shared/model/index.ts'
import { desktop } from '../api/index.ts'
import { useActivity } from './activity.ts'
import { useBrowser } from './browser.ts'

/** What the account that is shown keeps one drop away. Every change answers why it was not made; null: it was. */
export const usePins = defineStore('pins', () => {
  const browser = useBrowser()
  const activity = useActivity()
  const account = shallowRef<AccountKey | null>(null)
  const pins = shallowRef<readonly Pin[]>([])
  /** False until they have been read. */
  const ready = shallowRef(false)
  /** Rows that are selected on the page of files: what the button pins. */
  const selected = shallowRef<readonly Row[]>([])
  const ids = computed(() => new Set(pins.value.map(({ file }) => file.id)))

  async function take(asked: Answer<readonly Pin[]>): Promise<Failure | null> {
    const owner = account.value
    const answer = await asked
    if (!answer.ok) return answer.error
    if (owner === account.value) pins.value = answer.value
    return null
  }

  /** What the list shows of a pinned target is what the user has seen of it. */
  async function seen(rows: readonly Row[]): Promise<void> {
    const changed = rows.filter((row) => {
      const pin = pins.value.find(({ file }) => file.id === row.file.id)
      return pin && (pin.missing !== null || !sameFacts(pin, targetOf(row)))
    })
    if (changed.length > 0) await take(desktop.pins.seen({ targets: changed.map(targetOf) }))
  }

  desktop.events.onPins(({ account: owner, pins: next }) => {
    if (account.value && sameAccount(account.value, owner)) pins.value = next
  })
  watch(
    () => browser.rows,
    (rows) => void seen(rows),
  )

  return {
    pins,
    ready,
    selected,
    /** The version that a drop on it would replace; null: it is a folder. */
    baseOf: (pin: Pin) => shownVersion(pin, activity.ofFile(pin.file)),
    has: (row: Row) => ids.value.has(row.file.id),

    /** Shows the pins of an account, then looks where they are by now; where that is not known they stay as they were. */
    async openAccount(key: AccountKey): Promise<void> {
      if (account.value && sameAccount(account.value, key)) return
      account.value = key
      pins.value = []
      ready.value = false
      await take(desktop.pins.list({ account: key }))
      ready.value = true
      if (pins.value.length > 0) await take(desktop.pins.check({ account: key }))
    },

    add: (rows: readonly Row[]) => take(desktop.pins.add({ targets: rows.map(targetOf) })),
    remove: ({ file }: Pick<Pin, 'file'>) => take(desktop.pins.remove({ file })),
    find: ({ file }: Pin) => take(desktop.pins.find({ file })),

    /** Puts a pin before another one; null: to the end. */
    async place(id: string, before: string | null): Promise<Failure | null> {
      const owner = account.value
      const others = pins.value.map(({ file }) => file.id).filter((one) => one !== id)
      const at = before === null ? others.length : others.indexOf(before)
      if (!owner || at < 0) return null
      return take(desktop.pins.arrange({ account: owner, ids: others.toSpliced(at, 0, id) }))
    },
  }
})

/** What was just saved or taken back here is shown before main has noted that it was seen. */
function shownVersion({ version }: Pin, item: ActivityItem | null): VersionRef | null {
  const { before, after } = item ?? {}
  if (!version || !after || item?.phase !== 'saved') return version
  if (item.undo === 'undone') return before && version.id === after.id ? before : version
  return after.createdAt > version.createdAt ? after : version
}

function targetOf(row: Row): PinTarget {
  return { file: row.file, type: row.type, version: row.type === 'file' ? row.version : null }
}

function sameFacts(a: PinTarget, b: PinTarget): boolean {
  return a.file.uri === b.file.uri && a.version?.id === b.version?.id
}
