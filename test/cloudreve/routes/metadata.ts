import { targetOf, underLock } from '../files/guard.ts'
import { checkPatch } from '../files/metadata.ts'
import type { MetadataPatch } from '../files/metadata.ts'
import { can, existing } from '../files/place.ts'
import { badParameter } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { batch } from './delete.ts'
import { batchUris, flag, objectBody, optionalText, requiredText } from './input.ts'
import type { Body } from './input.ts'

/** PATCH `/file/metadata` (contract §5.5). */
export async function patchMetadata(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const uris = batchUris(call, body, { mayBeEmpty: false })
  const patches = readPatches(body)
  patches.forEach(checkPatch)
  return batch(call, uris, (uri) => {
    const { node } = existing(call, uri, can.metadata)
    underLock(call, [targetOf(call, node)], 'updateMetadata', () => {
      site.faults.checkWrite()
      for (const { key, value, remove } of patches) {
        if (remove) node.metadata = without(node.metadata, key)
        else node.metadata[key] = value
      }
      if (patches.length > 0) node.updatedAt = site.stamp()
    })
  })
}

function readPatches(body: Body): MetadataPatch[] {
  const list = body['patches']
  if (!Array.isArray(list)) throw badParameter('Patches cannot be empty')
  return list.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) throw badParameter('JSON marshall error')
    const patch = item as Body
    if (flag(patch, 'private')) throw badParameter('Invalid parameters.')
    return {
      key: requiredText(patch, 'key', 'Key'),
      value: optionalText(patch, 'value'),
      remove: flag(patch, 'remove'),
    }
  })
}

function without(metadata: Record<string, string>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([each]) => each !== key))
}
