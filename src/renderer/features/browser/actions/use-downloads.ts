import { shallowRef } from 'vue'
import type { FileRow, PickedFolder } from '../../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useT } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'

/** Saves files on this computer: one where the user says, several in a folder. */
export function useDownloads() {
  const t = useT()
  const failureText = useFailureText()
  /** Names of the folder that was picked are in use: it waits for an answer. */
  const asking = shallowRef<{ readonly rows: readonly FileRow[]; readonly picked: PickedFolder } | null>(null)

  function complain(text: string): void {
    toast({ kind: 'bad', text })
  }

  async function into(rows: readonly FileRow[], folder: string, taken: 'skip' | 'keep-both'): Promise<void> {
    const answer = await desktop.transfers.downloadInto({
      files: rows.map(({ file }) => file),
      folder,
      taken,
    })
    if (!answer.ok) {
      complain(failureText(answer.error))
      return
    }
    const { skipped, failed } = answer.value
    for (const { name, error } of failed)
      complain(t('browser.downloads.failed', { name, reason: failureText(error) }))
    if (skipped > 0) toast({ kind: 'info', text: t('browser.downloads.skipped', { count: skipped }) })
  }

  async function one({ file }: FileRow): Promise<void> {
    const answer = await desktop.transfers.download({ file, version: null })
    if (!answer.ok) complain(failureText(answer.error))
  }

  async function several(rows: readonly FileRow[]): Promise<void> {
    const answer = await desktop.transfers.pickFolder({ files: rows.map(({ file }) => file) })
    if (!answer.ok) {
      complain(failureText(answer.error))
      return
    }
    const picked = answer.value
    if (!picked) return
    if (picked.taken.length > 0) asking.value = { rows, picked }
    else await into(rows, picked.folder, 'keep-both')
  }

  return {
    asking,

    async download(rows: readonly FileRow[]): Promise<void> {
      const [first, second] = rows
      if (first && !second) await one(first)
      else if (first) await several(rows)
    },

    /** Null: nothing is downloaded. */
    answer: async (taken: 'skip' | 'keep-both' | null): Promise<void> => {
      const asked = asking.value
      asking.value = null
      if (asked && taken) await into(asked.rows, asked.picked.folder, taken)
    },
  }
}
