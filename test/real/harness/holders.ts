import { NotSeen } from './row.ts'
import type { Place } from './place.ts'

export const davOwner = '<D:href>somebody on a laptop</D:href>'

const lockInfo =
  '<?xml version="1.0"?><D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope>'
  + `<D:locktype><D:write/></D:locktype><D:owner>${davOwner}</D:owner></D:lockinfo>`

/** Below which a WebDAV client locks and unlocks files of the place. */
export async function davClient(place: Place) {
  const { somebody, folder } = place
  const made = await somebody.call('PUT', '/devices/dav', { uri: folder, name: 'redrop-real' })
  if (made.code !== 0) throw new NotSeen(`no WebDAV for this user (code ${made.code})`)
  const { id, password } = made.data as { id: string; password: string }
  place.cleanUp(() => somebody.ok('DELETE', `/devices/dav/${id}`))
  const authorization = `Basic ${Buffer.from(`${somebody.email}:${password}`).toString('base64')}`
  const call = (method: string, name: string, headers: Record<string, string>, body?: string) =>
    fetch(`${somebody.site}/dav/${encodeURIComponent(name)}`, {
      method,
      headers: { authorization, ...headers },
      ...(body !== undefined && { body }),
    })
  return {
    async lock(name: string): Promise<string> {
      const headers = { 'content-type': 'application/xml', depth: 'infinity', timeout: 'Second-600' }
      const reply = await call('LOCK', name, headers, lockInfo)
      const text = await reply.text()
      if (reply.status !== 200) throw new Error(`LOCK: HTTP ${reply.status} ${text}`)
      return /<D:locktoken><D:href>([^<]+)</.exec(text)?.[1] ?? ''
    },
    /** The HTTP status. */
    async unlock(name: string, token: string): Promise<number> {
      return (await call('UNLOCK', name, { 'lock-token': `<${token}>` })).status
    },
  }
}

/** A web office: an editor session for the file, and the calls that the office's server makes (WOPI). */
export async function webOffice(place: Place, uri: string, fileId: string) {
  const { somebody } = place
  const viewer = await addEditor(place)
  const wanted = { uri, viewer_id: viewer, preferred_action: 'edit' }
  const { session } = (await somebody.ok('PUT', '/file/viewerSession', wanted)) as {
    session: { access_token: string }
  }
  const call = async (override: string, lock: string, contents?: string) => {
    const path = `/api/v4/file/wopi/${fileId}${contents === undefined ? '' : '/contents'}`
    const reply = await fetch(`${somebody.site}${path}?access_token=${session.access_token}`, {
      method: 'POST',
      headers: { 'X-WOPI-Override': override, 'X-WOPI-Lock': lock },
      ...(contents !== undefined && { body: contents }),
    })
    return reply.status
  }
  return {
    lock: (lock: string) => call('LOCK', lock),
    unlock: (lock: string) => call('UNLOCK', lock),
    save: (lock: string, contents: string) => call('PUT', lock, contents),
  }
}

/** A stock site has no editor that locks: one is added for text files, and taken away after the row. */
async function addEditor(place: Place): Promise<string> {
  const { somebody } = place
  const key = 'file_viewers'
  const read = await somebody.call('POST', '/admin/settings', { keys: [key] })
  if (read.code !== 0)
    throw new NotSeen(`the site's editors are an administrator's to set (code ${read.code})`)
  const before = (read.data as Record<string, string>)[key] ?? '[]'
  const [group, ...others] = JSON.parse(before) as { viewers: unknown[] }[]
  const id = 'redrop-real-office'
  const editor = {
    ...{ id, type: 'wopi', display_name: 'Office', exts: ['txt'] },
    wopi_actions: { txt: { edit: 'http://office.invalid/edit?', view: 'http://office.invalid/view?' } },
  }
  const after = [{ ...group, viewers: [...(group?.viewers ?? []), editor] }, ...others]
  const set = (value: string) => somebody.ok('PATCH', '/admin/settings', { settings: { [key]: value } })
  place.cleanUp(() => set(before))
  await set(JSON.stringify(after))
  return id
}
