import { computed, shallowRef, type Ref } from 'vue'
import type { Row } from '../../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { toast } from '../../../ui/index.ts'
import type { FileAction } from './menu.ts'
import { possibleFor } from './possible.ts'
import { useSending } from './use-sending.ts'
import { useTrash } from './use-trash.ts'

/** What buttons, menus and keys do with the selected rows. */
export function useFileActions(selected: Ref<readonly Row[]>) {
  const failureText = useFailureText()
  const browser = useBrowser()
  const sending = useSending()
  const trash = useTrash()
  /** The open dialog that asks for a name: of a new folder, or another one of a row. */
  const naming = shallowRef<'folder' | Row | null>(null)
  const can = computed(() => possibleFor(selected.value, browser.folder))

  async function openOnWeb(): Promise<void> {
    const account = browser.account
    if (!account) return
    const answer = await desktop.browse.openOnWeb({ account, uri: can.value.open?.file.uri ?? browser.uri })
    if (!answer.ok) toast({ kind: 'bad', text: failureText(answer.error) })
  }

  async function run(action: FileAction): Promise<void> {
    const { upload, replace, download, open, rename, trash: rows } = can.value
    switch (action) {
      case 'open':
        return open ? browser.open(open.file.uri) : undefined
      case 'replace-with':
        return replace ? sending.replaceWith(replace) : undefined
      case 'download':
        return download ? sending.download(download) : undefined
      case 'rename':
        if (rename) naming.value = rename
        return
      case 'trash':
        return rows.length > 0 ? trash(rows) : undefined
      case 'upload':
        return upload ? sending.upload() : undefined
      case 'paste':
        return paste([])
      case 'new-folder':
        if (upload) naming.value = 'folder'
        return
      case 'open-on-web':
        return openOnWeb()
      case 'reload':
        return browser.reload()
    }
  }

  async function paste(files: readonly File[]): Promise<void> {
    if (can.value.replace || can.value.upload) await sending.paste(files, can.value.replace)
  }

  return {
    can,
    naming,
    run,
    paste,

    async named(row: Row): Promise<void> {
      naming.value = null
      browser.reveal = row.name
      await browser.reload()
    },
  }
}
