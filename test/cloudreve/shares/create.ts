import { can, existing, isRoot, type Place } from '../files/place.ts'
import type { FileUri } from '../files/uri.ts'
import { ApiError, badParameter, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { bodyUri, flag, integer, objectBody, optionalText } from '../routes/input.ts'
import { must } from '../state/site.ts'

/** Bit of a group that may share (contract §11). */
const mayShare = 2

const notFound = (code: number) => new ApiError(code, 'src file not found')

/** PUT `/share` (contract §8); limits of downloads are not kept. */
export async function createShare(call: Call): Promise<Reply> {
  const { site } = call
  const user = must(call.user)
  const body = await objectBody(call)
  const uri = bodyUri(body)
  const password = passwordOf(call, optionalText(body, 'password'), flag(body, 'is_private'))
  const expire = integer(body, 'expire')
  if (!site.group(user).permissions.includes(mayShare)) throw new ApiError(40007, 'Group permission denied')
  const { node } = sharable(call, uri)
  const share = {
    id: site.nextId('share'),
    fileId: node.id,
    createdAt: site.stamp(),
    expiresAt: expire > 0 ? call.now() + expire * 1000 : null,
    password,
  }
  site.state.shares.push(share)
  site.save()
  const id = site.ids.encode('share', share.id)
  return ok(`${site.origin()}/s/${id}${password === null ? '' : `/${password}`}`)
}

/** GET `/s/:id` and `/s/:id/:password`: to the page that shows it. */
export function followShare(call: Call): Reply {
  const { id = '', password } = call.params
  const secret = password === undefined ? '' : `%3A${password}`
  return {
    status: 302,
    headers: { Location: `/home?path=cloudreve%3A%2F%2F${id}${secret}%40share` },
    body: '',
    code: null,
  }
}

function sharable(call: Call, uri: FileUri): Place & { node: NonNullable<Place['node']> } {
  if (uri.fs !== 'my') throw notFound(403)
  try {
    const place = existing(call, uri, can.info)
    if (isRoot(place.node)) throw notFound(403)
    return place
  } catch (error) {
    throw error instanceof ApiError && error.code === 40016 ? notFound(40016) : error
  }
}

/** Without `is_private` a password is ignored; without a password the server makes one. */
function passwordOf({ site }: Call, password: string, isPrivate: boolean): string | null {
  if (password.length > 32) throw badParameter('Password too long')
  if (!/^[A-Za-z0-9]*$/.test(password)) throw badParameter('Invalid parameters.')
  if (!isPrivate) return null
  return password === '' ? site.random.text(8, 'abcdefghijklmnopqrstuvwxyz0123456789') : password
}
