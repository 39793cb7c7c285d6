import { openDownload } from '../cloudreve/download.ts'
import { downloadUrl } from '../cloudreve/links.ts'
import type { Ready } from './check.ts'
import { fileRef } from './entries.ts'
import type { UploadRun } from './upload-run.ts'

/** The server will not keep what is about to be replaced: keep it here, or say that there is no way back. */
export async function keepSafetyCopy(run: UploadRun, ready: Ready): Promise<void> {
  const { entry, replaced } = ready
  if (!entry || !replaced || replaced.size === 0) return
  const { safety } = run.ctx
  const file = fileRef(run.connection.account, entry)
  if (await safety?.find(file, replaced.id)) return
  if (!safety) {
    run.notice('no-undo')
    return
  }
  run.phase = 'read'
  const { url } = await downloadUrl(run.api, entry.uri, replaced.id)
  const { body } = await openDownload(run.connection.http, {
    url,
    version: replaced.id,
    size: replaced.size,
    signal: run.options.signal,
  })
  if ((await safety.keep(file, replaced, body)) === null) run.notice('no-undo')
}
