import { canonicalUri } from '../files/uri.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { must } from '../state/site.ts'
import { bodyUri, objectBody, optionalText } from './input.ts'

/** PUT `/file/pin`; the folder need not exist (contract §5.5). */
export async function pin(call: Call): Promise<Reply> {
  const user = must(call.user)
  const body = await objectBody(call)
  const uri = canonicalUri(bodyUri(body))
  const name = optionalText(body, 'name')
  const known = user.pinned.find((each) => each.uri === uri)
  if (known !== undefined && (known.name ?? '') !== name) {
    throw new ApiError(40004, 'uri already pinned with different name')
  }
  if (known === undefined) user.pinned.push({ uri, ...(name === '' ? {} : { name }) })
  call.site.save()
  return ok()
}

/** DELETE `/file/pin`. */
export async function unpin(call: Call): Promise<Reply> {
  const user = must(call.user)
  const uri = canonicalUri(bodyUri(await objectBody(call)))
  user.pinned = user.pinned.filter((each) => each.uri !== uri)
  call.site.save()
  return ok()
}
