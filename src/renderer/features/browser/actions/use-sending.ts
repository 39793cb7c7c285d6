import type { FileRow, Failure, LocalRef } from '../../../../shared/ipc/contract.ts'
import type { FileRef, VersionRef } from '../../../../shared/model/index.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useT } from '../../../i18n/index.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { toast } from '../../../ui/index.ts'
import type { DropTarget } from '../drag/drop-target.ts'

interface NotSent {
  readonly name: string
  readonly error: Failure
}

/** Starts transfers with local files. What becomes of them is shown by the transfers; here only what could not start. */
export function useSending() {
  const t = useT()
  const failureText = useFailureText()
  const browser = useBrowser()

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

  async function upload(folder: FileRef, refs: readonly LocalRef[]): Promise<void> {
    const failed: NotSent[] = refs.flatMap(({ name, problem }) => (problem ? [{ name, error: problem }] : []))
    const good = refs.filter((ref) => ref.problem === null)
    if (good.length > 0) {
      const answer = await desktop.transfers.upload({ refs: good.map(({ id }) => id), folder })
      if (answer.ok) failed.push(...answer.value.failed)
      else failed.push(...good.map(({ name }) => ({ name, error: answer.error })))
    }
    report(failed)
  }

  /** Into the folder that is shown. */
  async function uploadHere(refs: readonly LocalRef[]): Promise<void> {
    const folder = browser.folder?.file
    if (folder && refs.length > 0) await upload(folder, refs)
  }

  /** One file replaces the row; more go into the folder. */
  async function pasteRefs(refs: readonly LocalRef[], onto: FileRow | null): Promise<void> {
    const [first, second] = refs
    if (!onto || !first || second) return uploadHere(refs)
    toast({ kind: 'info', text: t('browser.sent.pasted', { name: onto.name, local: first.name }) })
    await replace(onto.file, onto.name, browser.baseOf(onto), first)
  }

  async function registered(files: readonly File[]): Promise<readonly LocalRef[]> {
    const answer = await desktop.transfers.registerDropped(files)
    if (answer.ok) return answer.value
    complain(failureText(answer.error))
    return []
  }

  async function picked(multiple: boolean): Promise<readonly LocalRef[]> {
    const answer = await desktop.transfers.pick({ multiple })
    if (answer.ok) return answer.value
    complain(failureText(answer.error))
    return []
  }

  return {
    uploadHere,

    async drop(target: DropTarget, files: readonly File[]): Promise<void> {
      const refs = await registered(files)
      const [first] = refs
      if (!first) return
      if (target.kind === 'file') await replace(target.row.file, target.row.name, target.base, first)
      else if (target.kind === 'folder') await upload(target.row.file, refs)
      else if (target.kind === 'here') await upload(target.folder.file, refs)
      else {
        const folder = await browser.folderAt(target.uri)
        if (folder.ok) await upload(folder.value, refs)
        else report(refs.map(({ name }) => ({ name, error: folder.error })))
      }
    },

    /** The dialog of the system, then into the folder that was shown when it opened. */
    async upload(): Promise<void> {
      const folder = browser.folder?.file
      const refs = await picked(true)
      if (folder && refs.length > 0) await upload(folder, refs)
    },

    async replaceWith(row: FileRow): Promise<void> {
      const base = browser.baseOf(row)
      const [ref] = await picked(false)
      if (ref) await replace(row.file, row.name, base, ref)
    },

    /** `files`: what the page's own paste event brought; else the clipboard of the system is looked at. */
    async paste(files: readonly File[], onto: FileRow | null): Promise<void> {
      if (files.length > 0) return pasteRefs(await registered(files), onto)
      const answer = await desktop.transfers.paste()
      if (!answer.ok) complain(failureText(answer.error))
      else if (answer.value.length === 0) toast({ kind: 'info', text: t('browser.sent.nothing') })
      else await pasteRefs(answer.value, onto)
    },

    async download(row: FileRow): Promise<void> {
      const answer = await desktop.transfers.download({ file: row.file, version: null })
      if (!answer.ok) complain(failureText(answer.error))
    },
  }
}
