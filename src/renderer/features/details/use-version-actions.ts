import { nextTick, shallowRef } from 'vue'
import type {
  Failure,
  FileChange,
  UndoneInfo,
  VersionRow,
  VersionsInfo,
} from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { useBrowser } from '../../stores/browser.ts'
import { useOtherChanges } from '../../stores/other-changes.ts'
import { toast } from '../../ui/index.ts'
import { openCompare } from '../compare/index.ts'
import { useBackText } from '../transfers/use-back-text.ts'
import { useMoment } from './use-moment.ts'

/** A question that waits for the user. `round` grows with every change of the file while it is open. */
export interface Asked {
  readonly kind: 'remove' | 'changed'
  readonly version: VersionRow
  /** What was known of the file when it was last shown. */
  readonly info: VersionsInfo
  readonly round: number
}

type Reason = 'notRestored' | 'notRemoved' | 'notOpened' | 'notDownloaded'

/** What is done with versions. `look`: asks the server again and answers what it said; null: it said nothing. */
export function useVersionActions(look: () => Promise<VersionsInfo | null>) {
  const t = useT()
  const time = useMoment()
  const failureText = useFailureText()
  const backText = useBackText()
  const browser = useBrowser()
  const others = useOtherChanges()
  const asked = shallowRef<Asked | null>(null)

  function complain(reason: Reason, name: string, error: Failure): void {
    toast({ kind: 'bad', text: t(`details.versions.${reason}`, { name, reason: failureText(error) }) })
  }

  /** The file has changed since it was shown: the same is asked again, with what is there now. */
  async function askAgain(kind: Asked['kind'], { row }: VersionsInfo, version: VersionRow, error: Failure) {
    const round = (asked.value?.round ?? 0) + 1
    asked.value = null
    const now = await look()
    const still = now?.versions.find(({ id }) => id === version.id)
    if (now && still && still.id !== now.current) asked.value = { kind, version: still, info: now, round }
    else complain(kind === 'remove' ? 'notRemoved' : 'notRestored', row.name, error)
  }

  async function restore(info: VersionsInfo, version: VersionRow): Promise<void> {
    const { file, name } = info.row
    const answer = await desktop.versions.restore({ file, version: version.id, over: info.current })
    if (!answer.ok) {
      if (answer.error.code === 'conflict') await askAgain('changed', info, version, answer.error)
      else complain('notRestored', name, answer.error)
      return
    }
    const { current, covered, change } = answer.value
    said(info, { id: change, to: null }, { to: 'version', version: current, covered })
    await look()
  }

  /** Says what is there now, with the way back. */
  function said(info: VersionsInfo, change: FileChange, now: UndoneInfo, isUndone = false): void {
    const run = () => (isUndone ? redo(info, change) : undo(info, change))
    // What a copy on this computer is sent for cannot be taken back.
    const hasWay = now.to === 'version'
    others.last = hasWay ? { at: Date.now(), isUndone, run } : null
    const label = t(isUndone ? 'details.versions.redo' : 'details.versions.undo')
    const action = { label, keys: isUndone ? 'Ctrl Shift Z' : 'Ctrl Z', run: () => void run() }
    toast({
      kind: 'ok',
      text: backText(info.row.name, now),
      key: `versions ${info.row.file.id}`,
      ...(hasWay ? { action } : {}),
    })
  }

  async function undo(info: VersionsInfo, change: FileChange): Promise<void> {
    const { file, name } = info.row
    const answer = await desktop.versions.undo({ file, change: change.id })
    if (answer.ok) said(info, change, answer.value, true)
    else complain('notRestored', name, answer.error)
    await look()
  }

  async function redo(info: VersionsInfo, change: FileChange): Promise<void> {
    const { file, name } = info.row
    const answer = await desktop.versions.redo({ file, change: change.id })
    const now = await look()
    const current = now?.versions.find(({ id }) => id === now.current)
    if (!answer.ok) complain('notRestored', name, answer.error)
    else if (current) said(info, change, { to: 'version', version: current, covered: null })
  }

  async function remove(info: VersionsInfo, version: VersionRow): Promise<void> {
    const { file, name } = info.row
    const answer = await desktop.versions.remove({ file, version: version.id, over: info.current })
    if (answer.ok) {
      const when = time.within(version.createdAt)
      toast({ kind: 'ok', text: t('details.versions.removed', { name, when }) })
      await look()
    } else if (answer.error.code === 'conflict') await askAgain('remove', info, version, answer.error)
    else {
      complain('notRemoved', name, answer.error)
      await look()
    }
  }

  return {
    asked,
    restore,
    undo,
    redo,

    askToRemove(info: VersionsInfo, version: VersionRow): void {
      asked.value = { kind: 'remove', version, info, round: 0 }
    },

    /** The answer to what is asked; no: nothing is done. */
    async answer(yes: boolean): Promise<void> {
      const question = asked.value
      if (!question) return
      if (!yes) asked.value = null
      else if (question.kind === 'remove') await remove(question.info, question.version)
      else await restore(question.info, question.version)
      if (asked.value === question) asked.value = null
    },

    /** Beside the current one, on a page of its own; coming back, the file is selected as before. */
    async compare({ row, current, versions }: VersionsInfo, version: VersionRow): Promise<void> {
      const newer = versions.find(({ id }) => id === current)
      if (!newer) return
      const end = (one: VersionRow) => ({
        source: { kind: 'version', file: row.file, version: one } as const,
        version: one,
      })
      openCompare({ name: row.name, left: end(version), right: end(newer) })
      await nextTick()
      browser.reveal = row.name
    },

    async open({ row }: VersionsInfo, version: VersionRow): Promise<void> {
      const answer = await desktop.versions.open({ file: row.file, version: version.id })
      if (!answer.ok) complain('notOpened', row.name, answer.error)
    },

    async download({ row }: VersionsInfo, version: VersionRow): Promise<void> {
      const answer = await desktop.transfers.download({ file: row.file, version: version.id })
      if (!answer.ok) complain('notDownloaded', row.name, answer.error)
    },
  }
}
