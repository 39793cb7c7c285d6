import type { ConflictFacts, GuardKind } from '../../shared/model/index.ts'
import { belongsUnder, typeTitle } from './content-kinds.ts'
import { extensionOf } from './name-parts.ts'

/** Below this a small remote file may shrink to anything. Bytes. */
const shrinkFrom = 64 * 1024
const shrinkTo = 0.1

export interface GuardQuestion {
  /** Name of the remote file. */
  readonly name: string
  /** Bytes of the remote and the local content. */
  readonly remoteSize: number
  readonly localSize: number
  /** Type of the local content by signature, as an extension (`pdf`, `png`); null: none known, such as text. */
  readonly foundType: string | null
  /** Guards already answered for this transfer. */
  readonly accepted: readonly GuardKind[]
}

/** The next thing to ask about local content before it replaces something; null: nothing (design §6 "Guards"). */
export function guardFor(question: GuardQuestion): Extract<ConflictFacts, { kind: 'guard' }> | null {
  const { remoteSize, localSize, accepted } = question
  const asked = (guard: GuardKind) => !accepted.includes(guard)
  const ask = (guard: GuardKind) => ({ kind: 'guard', guard, remoteSize, localSize }) as const

  if (localSize === 0) return remoteSize > 0 && asked('empty') ? ask('empty') : null
  if (asked('other-type')) {
    const types = otherType(question)
    if (types) return { ...ask('other-type'), ...types }
  }
  const shrunk = remoteSize > shrinkFrom && localSize < remoteSize * shrinkTo
  return shrunk && asked('shrunk') ? ask('shrunk') : null
}

/** Content without a signature says nothing: text, or a format nobody knows, may well be what the name says. */
function otherType({ name, foundType }: GuardQuestion): { expected: string; found: string } | null {
  const extension = extensionOf(name)
  if (extension === null || foundType === null || belongsUnder(extension, foundType)) return null
  return { expected: typeTitle(extension), found: typeTitle(foundType) }
}
