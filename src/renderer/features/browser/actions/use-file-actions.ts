import { computed, shallowRef, type Ref } from 'vue'
import type { Row } from '../../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useActivity } from '../../../stores/activity.ts'
import { usePins } from '../../../stores/browser-pins.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { useLinks as useLinkedFiles } from '../../../stores/links.ts'
import { toast } from '../../../ui/index.ts'
import { useDetails } from '../../details/index.ts'
import { useEditing, useLinkDialogs } from '../../links/index.ts'
import { factOf } from '../logic/row-fact.ts'
import { usePinActions } from '../pins/use-pin-actions.ts'
import type { FileAction } from './menu.ts'
import { possibleFor } from './possible.ts'
import { useDownloads } from './use-downloads.ts'
import { useFactActions } from './use-fact-actions.ts'
import { useLinks } from './use-links.ts'
import { useSending } from './use-sending.ts'
import { useTrash } from './use-trash.ts'

/** What buttons, menus and keys do with the selected rows. */
export function useFileActions(selected: Ref<readonly Row[]>) {
  const failureText = useFailureText()
  const browser = useBrowser()
  const sending = useSending()
  const trash = useTrash()
  const activity = useActivity()
  const act = useFactActions()
  const copyLinks = useLinks()
  const downloads = useDownloads()
  const pins = usePins()
  const pinning = usePinActions()
  const details = useDetails()
  const linked = useLinkedFiles()
  const linkDialogs = useLinkDialogs()
  const openInProgram = useEditing((rows) => downloads.download(rows))
  /** The open dialog that asks for a name: of a new folder, or another one of a row. */
  const naming = shallowRef<'folder' | Row | null>(null)
  const can = computed(() =>
    possibleFor(selected.value, browser.folder, pins.has, ({ file }) => linked.ofFile(file) !== null),
  )

  /** What the transfer of the selected file waits for. */
  const urgent = computed(() => {
    const [only, second] = selected.value
    const item = only?.type === 'file' && !second ? activity.ofFile(only.file) : null
    return (only && item && factOf(only, item, null, false)?.act) ?? null
  })

  async function openOnWeb(): Promise<void> {
    const account = browser.account
    if (!account) return
    const answer = await desktop.browse.openOnWeb({ account, uri: can.value.open?.file.uri ?? browser.uri })
    if (!answer.ok) toast({ kind: 'bad', text: failureText(answer.error) })
  }

  async function run(action: FileAction): Promise<void> {
    const { upload, replace, edit, linkLocal, open, rename, trash: rows } = can.value
    switch (action) {
      case 'open':
        return open ? browser.open(open.file.uri) : undefined
      case 'answer':
      case 'retry':
        return urgent.value ? act(urgent.value) : undefined
      case 'replace-with':
        return replace ? sending.replaceWith(replace) : undefined
      case 'edit':
        return edit ? openInProgram(edit) : undefined
      case 'link-local':
        if (linkLocal) {
          const target = { file: linkLocal.file, name: linkLocal.name, base: browser.baseOf(linkLocal) }
          linkDialogs.asked = { kind: 'link', target }
        }
        return
      case 'versions':
        if (can.value.versions) details.showVersions()
        return
      case 'details':
        details.toggle()
        return
      case 'download':
        return downloads.download(can.value.download)
      case 'copy-link':
        return can.value.link.length > 0 ? copyLinks(can.value.link) : undefined
      case 'pin':
        return pinning.add(can.value.pin)
      case 'unpin':
        for (const row of can.value.unpin) await pinning.remove(row)
        return
      case 'rename':
        if (rename) naming.value = rename
        return
      case 'trash':
        return rows.length > 0 ? trash(rows) : undefined
      case 'upload':
        return upload ? sending.upload('files') : undefined
      case 'upload-folder':
        return upload ? sending.upload('folder') : undefined
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
    urgent,
    naming,
    run,
    paste,
    /** Files that are there already in the folder picked for a download. */
    taken: downloads.asking,
    answerTaken: downloads.answer,

    async named(row: Row): Promise<void> {
      naming.value = null
      browser.reveal = row.name
      await browser.reload()
    },
  }
}
