import { ApiError } from '../http/reply.ts'

const color = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i
/** Custom properties of a fresh site. */
const properties = ['description', 'rating']

export interface MetadataPatch {
  readonly key: string
  readonly value: string
  readonly remove: boolean
}

/** Which keys a client may set, and to what (contract §5.5). */
export function checkPatch(patch: MetadataPatch): void {
  const { key, value, remove } = patch
  const colon = key.indexOf(':')
  const [space, name] = colon < 0 ? ['', key] : [key.slice(0, colon), key.slice(colon + 1)]
  const check = checks[space]
  if (check === undefined) throw new ApiError(40001, 'Invalid metadata key')
  if (!check(name, value, remove)) throw new ApiError(40001, 'Invalid metadata patch')
  if (Buffer.byteLength(value) > 65_535) throw new ApiError(-1, '')
}

type Check = (name: string, value: string, remove: boolean) => boolean

const checks: Readonly<Record<string, Check>> = {
  dav: () => true,
  tag: (_name, value, remove) => remove || value === '' || color.test(value),
  thumb: (name) => name === 'disabled',
  props: (name) => properties.includes(name),
  sys: (name, _value, remove) => !remove && (name === 'shared_owner' || name === 'shared_redirect'),
  customize: (name, value, remove) => {
    if (name === 'icon_color') return remove || value === '' || color.test(value)
    return name === 'emoji' && (remove || value === '' || /^\p{Extended_Pictographic}/u.test(value))
  },
}

export function patchesOf(metadata: Readonly<Record<string, string>>): MetadataPatch[] {
  return Object.entries(metadata).map(([key, value]) => ({ key, value, remove: false }))
}
