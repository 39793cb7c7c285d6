import { inject } from 'vue'
import type { FileRow, Failure, LocalRef } from '../../../../shared/ipc/contract.ts'
import type { AccountKey, FileRef, VersionRef } from '../../../../shared/model/index.ts'
import { fileName, parentUri } from '../../../../shared/uri.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useT } from '../../../i18n/index.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { toast } from '../../../ui/index.ts'
import { dropSentence } from '../drag/drop-sentence.ts'
import { planElsewhereKey, usePlan, useStartedPlan } from '../../plan/index.ts'
import { refusalOf, replacedBy, targetName, type DropTarget } from '../drag/drop-target.ts'

interface NotSent {
  readonly name: string
  readonly error: Failure
}

/** Starts transfers with local files. What becomes of them is shown by the transfers; here only what could not start. */
export function useSending() {
  const t = useT()
  const failureText = useFailureText()
  const browser = useBrowser()
  const plan = usePlan()
  const reportPlan = useStartedPlan()
  const elsewhere = inject(planElsewhereKey, null)

  function complain(text: string): void {
    toast({ kind: 'bad', text })
  }

  function report(failed: readonly NotSent[]): void {
    const first = failed[0]
    if (!first) return
    const facts = { name: first.name, reason: failureText(first.error) }
    if (failed.length === 1) complain(t('browser.sent.notSent', facts))
    else complain(t('browser.sent.notSentMore', { ...facts, count: failed.length - 1 }))
  }

  async function replace(file: FileRef, name: string, base: VersionRef, ref: LocalRef): Promise<void> {
    if (ref.kind === 'folder') complain(t('browser.drop.folderOnFile', { name: ref.name }))
    else if (ref.problem) report([{ name: ref.name, error: ref.problem }])
    else {
      const answer = await desktop.transfers.replace({ ref: ref.id, file, base })
      if (!answer.ok) report([{ name, error: answer.error }])
    }
  }

  /** `beside`: under free names only; a string is the name they are called by. */
  async function upload(
    folder: FileRef,
    refs: readonly LocalRef[],
    beside: boolean | string = false,
  ): Promise<void> {
    const isTree = refs.some(({ kind }) => kind === 'folder')
    // One file, and files of which none replaces anything, need no plan.
    if (isTree || (refs.length > 1 && beside === false)) {
      const wish = { refs: refs.map(({ id }) => id), folder, keepBoth: beside !== false }
      reportPlan(await (elsewhere ? elsewhere(wish) : plan.begin(wish)))
      return
    }
    const failed: NotSent[] = refs.flatMap(({ name, problem }) => (problem ? [{ name, error: problem }] : []))
    const good = refs.filter((ref) => ref.problem === null)
    if (good.length > 0) {
      const input = { refs: good.map(({ id }) => id), folder }
      const answer =
        beside === false
          ? await desktop.transfers.upload(input)
          : await desktop.transfers.uploadBeside({ ...input, name: beside === true ? null : beside })
      if (answer.ok) failed.push(...answer.value.failed)
      else failed.push(...good.map(({ name }) => ({ name, error: answer.error })))
    }
    report(failed)
  }

  async function uploadAt(
    uri: string,
    refs: readonly LocalRef[],
    beside: boolean | string = false,
    account?: AccountKey,
  ): Promise<void> {
    const folder = await browser.folderAt(uri, account)
    if (folder.ok) await upload(folder.value, refs, beside)
    else report(refs.map(({ name }) => ({ name, error: folder.error })))
  }

  /** Next to what is there, under names that are free. */
  async function beside(target: DropTarget, refs: readonly LocalRef[]): Promise<void> {
    const replaced = replacedBy(target)
    const [first] = refs
    if (replaced && first?.kind === 'folder') complain(t('browser.drop.folderOnFile', { name: first.name }))
    else if (replaced)
      await uploadAt(
        parentUri(replaced.file.uri) ?? replaced.file.uri,
        refs,
        targetName(target),
        replaced.file.account,
      )
    else if (target.kind === 'crumb') await uploadAt(target.uri, refs, true)
    else if (target.kind === 'folder') await upload(target.row.file, refs, true)
    else if (target.kind === 'here') await upload(target.folder.file, refs, true)
    else if (target.kind === 'pin') await upload(target.pin.file, refs, true)
  }

  /** `keepBoth`: what is there stays. */
  async function onto(target: DropTarget, refs: readonly LocalRef[], keepBoth: boolean): Promise<void> {
    const [first] = refs
    if (!first) return
    if (keepBoth) return beside(target, refs)
    if (target.kind === 'file') await replace(target.row.file, target.row.name, target.base, first)
    else if (target.kind === 'folder') await upload(target.row.file, refs)
    else if (target.kind === 'here') await upload(target.folder.file, refs)
    else if (target.kind === 'crumb') await uploadAt(target.uri, refs)
    else if (target.base) await replace(target.pin.file, target.pin.name, target.base, first)
    else await upload(target.pin.file, refs)
  }

  /** Into the folder that is shown. */
  async function uploadHere(refs: readonly LocalRef[]): Promise<void> {
    const folder = browser.folder?.file
    if (folder && refs.length > 0) await upload(folder, refs)
  }

  function refusalText(target: DropTarget, count: number): string {
    const facts = { keepBoth: false, details: null, moment: String }
    const { title, text } = dropSentence(t, { target, count, ...facts })
    return `${title}. ${text}`
  }

  /** One file replaces the row; more go into the folder. */
  async function pasteRefs(refs: readonly LocalRef[], over: FileRow | null): Promise<void> {
    const [first, second] = refs
    if (!over || !first || second) return uploadHere(refs)
    toast({ kind: 'info', text: t('browser.sent.pasted', { name: over.name, local: first.name }) })
    await replace(over.file, over.name, browser.baseOf(over), first)
  }

  async function registered(files: readonly File[]): Promise<readonly LocalRef[]> {
    if (files.length === 0) return []
    const answer = await desktop.transfers.registerDropped(files)
    if (answer.ok) return answer.value
    complain(failureText(answer.error))
    return []
  }

  /** What the page's own paste event brought, else what is on the clipboard of the system. */
  async function pasted(files: readonly File[]): Promise<readonly LocalRef[]> {
    // A picture that a page or a program has put there is no file: main takes it from the clipboard.
    const copied = (await registered(files)).filter((ref) => ref.problem?.code !== 'local-missing')
    if (copied.length > 0) return copied
    const answer = await desktop.transfers.paste()
    if (!answer.ok) complain(failureText(answer.error))
    else if (answer.value.length === 0) toast({ kind: 'info', text: t('browser.sent.nothing') })
    return answer.ok ? answer.value : []
  }

  async function picked(what: 'file' | 'files' | 'folder'): Promise<readonly LocalRef[]> {
    const answer = await desktop.transfers.pick({ what })
    if (answer.ok) return answer.value
    complain(failureText(answer.error))
    return []
  }

  return {
    uploadHere,

    /** `keepBoth`: what is there stays. */
    async drop(target: DropTarget, files: readonly File[], keepBoth: boolean): Promise<void> {
      await onto(target, await registered(files), keepBoth)
    },

    /** The dialog of the system, then into the folder that was shown when it opened. */
    async upload(what: 'files' | 'folder'): Promise<void> {
      const folder = browser.folder?.file
      const refs = await picked(what)
      if (folder && refs.length > 0) await upload(folder, refs)
    },

    async replaceWith(row: FileRow): Promise<void> {
      const base = browser.baseOf(row)
      const [ref] = await picked('file')
      if (ref) await replace(row.file, row.name, base, ref)
    },

    /** As `replaceWith`, for a file that need not be in the list. */
    async replaceBy(file: FileRef, base: VersionRef): Promise<void> {
      const [ref] = await picked('file')
      if (ref) await replace(file, fileName(file.uri), base, ref)
    },

    /** `files`: of the page's own paste event. */
    async paste(files: readonly File[], over: FileRow | null): Promise<void> {
      const refs = await pasted(files)
      if (refs.length > 0) await pasteRefs(refs, over)
    },

    /** The same onto a certain target. */
    async pasteOnto(target: DropTarget, files: readonly File[]): Promise<void> {
      const refs = await pasted(files)
      if (refusalOf(target, refs.length) === null) await onto(target, refs, false)
      else if (refs.length > 0) complain(refusalText(target, refs.length))
    },
  }
}
