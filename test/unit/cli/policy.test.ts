import { describe, expect, it } from 'vitest'
import { choiceOf } from '../../../src/cli/put/policy.ts'
import type { Conflict, FileRef } from '../../../src/shared/model/index.ts'

const folder: FileRef = { account: { instance: 'i', user: 'u' }, id: 'f', uri: 'cloudreve://my/Docs' }
const conflict = (facts: object): Conflict => ({ revision: 1, ...facts }) as Conflict

describe('a policy answers', () => {
  it.each([
    ['copy', conflict({ kind: 'gone', inTrash: false }), 'create'],
    ['copy', conflict({ kind: 'folder-gone', movedTo: folder }), 'create'],
    ['replace', conflict({ kind: 'moved', to: folder, current: {} }), 'follow'],
    ['keep', conflict({ kind: 'gone', inTrash: true }), null],
    ['fail', conflict({ kind: 'gone', inTrash: true }), null],
    ['copy', conflict({ kind: 'guard', guard: 'empty' }), null],
  ] as const)('%s: $1.kind with %s', (policy, asked, answer) => {
    expect(choiceOf(policy, asked)).toBe(answer)
  })

  it('nothing where a place has to be chosen first', () => {
    expect(choiceOf('copy', conflict({ kind: 'folder-gone', movedTo: null }))).toBeNull()
  })
})
