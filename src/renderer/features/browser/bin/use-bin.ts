import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { BatchOutcome, Failure, TrashRow } from '../../../../shared/ipc/contract.ts'
import type { AccountKey, FileRef } from '../../../../shared/model/index.ts'
import { useNavigation } from '../../../app/navigation.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useT } from '../../../i18n/index.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { toast } from '../../../ui/index.ts'

/** What lies in the trash of an account, and what can be done with it. */
export function useBin(account: Ref<AccountKey>) {
  const t = useT()
  const failureText = useFailureText()
  const browser = useBrowser()
  const navigation = useNavigation()
  const rows = shallowRef<readonly TrashRow[]>([])
  const failure = shallowRef<Failure | null>(null)
  const nextToken = ref<string | null>(null)
  const listed = ref(false)
  const loading = ref(false)
  let generation = 0

  async function load(pageToken: string | null): Promise<void> {
    const mine = ++generation
    loading.value = true
    const answer = await desktop.trash.list({ account: account.value, pageToken })
    if (mine !== generation) return
    loading.value = false
    failure.value = answer.ok ? null : answer.error
    if (!answer.ok) return
    rows.value = pageToken === null ? answer.value.rows : [...rows.value, ...answer.value.rows]
    nextToken.value = answer.value.nextToken
    listed.value = true
  }

  function taken(outcome: BatchOutcome, some: readonly TrashRow[], key: 'notBack' | 'notPurged'): TrashRow[] {
    const done = new Set(outcome.done.map(({ id }) => id))
    rows.value = rows.value.filter(({ file }) => !done.has(file.id))
    for (const { file, error } of outcome.failed) {
      const row = some.find((one) => one.file.id === file.id)
      const reason = error.code === 'conflict' ? t('browser.bin.nameTaken') : failureText(error)
      toast({ kind: 'bad', text: t(`browser.bin.${key}`, { name: row?.name ?? '', reason }) })
    }
    return some.filter(({ file }) => done.has(file.id))
  }

  function sayBack(done: readonly TrashRow[], folder: string, uri: string): void {
    const [first, second] = done
    if (!first) return
    toast({
      text: second
        ? t('browser.bin.backSeveral', { count: done.length })
        : t('browser.bin.back', { name: first.name, folder }),
      action: { label: t('browser.bin.show'), run: () => void show(uri, first.name) },
    })
  }

  async function show(folder: string, name: string): Promise<void> {
    navigation.go('files')
    await browser.openAt(folder, name)
  }

  watch(
    account,
    () => {
      rows.value = []
      listed.value = false
      void load(null)
    },
    { immediate: true },
  )

  return {
    rows,
    failure,
    listed,
    complete: computed(() => nextToken.value === null),
    reload: () => load(null),

    async more(): Promise<void> {
      if (nextToken.value !== null && !loading.value) await load(nextToken.value)
    },

    async putBack(some: readonly TrashRow[], placeOf: (row: TrashRow) => string): Promise<void> {
      const answer = await desktop.browse.untrash({ files: some.map(({ file }) => file) })
      if (!answer.ok) return void toast({ kind: 'bad', text: failureText(answer.error) })
      const done = taken(answer.value, some, 'notBack')
      const [first] = done
      if (first) sayBack(done, placeOf(first), first.folder ?? browser.uri)
    },

    /** For what has no folder of its own any more. */
    async putInto(some: readonly TrashRow[], folder: FileRef, place: string): Promise<void> {
      const answer = await desktop.trash.putInto({ files: some.map(({ file }) => file), folder })
      if (!answer.ok) return void toast({ kind: 'bad', text: failureText(answer.error) })
      sayBack(taken(answer.value, some, 'notBack'), place, folder.uri)
    },

    /** Every page of the trash is needed before it can be emptied: what is deleted is what was counted. */
    async all(): Promise<readonly TrashRow[]> {
      while (nextToken.value !== null && !failure.value) await load(nextToken.value)
      return rows.value
    },

    async purge(some: readonly TrashRow[]): Promise<void> {
      const answer = await desktop.trash.purge({ files: some.map(({ file }) => file) })
      if (!answer.ok) return void toast({ kind: 'bad', text: failureText(answer.error) })
      const done = taken(answer.value, some, 'notPurged')
      if (done.length > 0) toast({ text: t('browser.bin.purged', { count: done.length }) })
    },
  }
}
