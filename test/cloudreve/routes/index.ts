import { download } from '../downloads/content.ts'
import { deleteDirectLink, directLinks, followDirectLink } from '../downloads/direct-links.ts'
import { fileUrls } from '../downloads/url.ts'
import { fileEvents } from '../events/route.ts'
import type { Router } from '../http/router.ts'
import { putChunk } from '../sessions/chunk.ts'
import { createSession } from '../sessions/create.ts'
import { deleteSession } from '../sessions/delete.ts'
import { createShare, followShare } from '../shares/create.ts'
import { createFile } from './create.ts'
import { deleteFiles, emptyTrash, restoreFiles } from './delete.ts'
import { fileInfo } from './info.ts'
import { listFiles } from './list.ts'
import { forceUnlock } from './locks.ts'
import { patchMetadata } from './metadata.ts'
import { moveFiles } from './move.ts'
import { pin, unpin } from './pin.ts'
import { putContent } from './put-content.ts'
import { renameFile } from './rename.ts'
import { deleteVersion, setCurrentVersion } from './versions.ts'
import { patchView } from './view.ts'

const read = { scope: 'Files.Read' }
const write = { scope: 'Files.Write' }

/** Everything below `/file`, direct links and shares. */
export function registerFiles(router: Router): void {
  router.api('GET', '/file', read, listFiles)
  router.api('GET', '/file/info', read, fileInfo)
  router.api('PUT', '/file/content', write, putContent)
  router.api('PUT', '/file/upload', write, createSession)
  router.api('POST', '/file/upload/:sessionId/:index', write, putChunk)
  router.api('DELETE', '/file/upload', write, deleteSession)
  router.api('POST', '/file/create', write, createFile)
  router.api('POST', '/file/rename', write, renameFile)
  router.api('POST', '/file/move', write, moveFiles)
  router.api('DELETE', '/file', write, deleteFiles)
  router.api('POST', '/file/restore', write, restoreFiles)
  router.api('DELETE', '/file/trash', write, emptyTrash)
  router.api('PATCH', '/file/metadata', write, patchMetadata)
  router.api('PUT', '/file/pin', { ...write, login: true }, pin)
  router.api('DELETE', '/file/pin', { ...write, login: true }, unpin)
  router.api('PATCH', '/file/view', write, patchView)
  router.api('POST', '/file/version/current', write, setCurrentVersion)
  router.api('DELETE', '/file/version', write, deleteVersion)
  router.api('DELETE', '/file/lock', write, forceUnlock)
  // Links need no more than reading, making a direct one included (contract §3.3).
  router.api('POST', '/file/url', read, fileUrls)
  router.api('PUT', '/file/source', read, directLinks)
  router.api('DELETE', '/file/source/:id', read, deleteDirectLink)
  router.api('GET', '/file/content/:version/:speed/:name', {}, download)
  router.api('HEAD', '/file/content/:version/:speed/:name', {}, download)
  router.api('GET', '/file/events', { ...read, login: true }, fileEvents)
  router.add('GET', '/f/:id/:name', {}, followDirectLink)
  router.api('PUT', '/share', { scope: 'Shares.Write', login: true }, createShare)
  router.add('GET', '/s/:id', {}, followShare)
  router.add('GET', '/s/:id/:password', {}, followShare)
}
