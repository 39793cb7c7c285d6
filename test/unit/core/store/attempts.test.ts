import { describe, expect, it } from 'vitest'
import { attempt, session } from './samples.ts'
import { testStore } from './setup.ts'

describe('journaled attempts', () => {
  it('are open from their intent to their answer', async () => {
    const { store } = await testStore()
    await store.attempts.open(attempt('a1'))
    await store.attempts.open(attempt('a2', { transferId: 't2' }))
    expect(await store.attempts.openOf('t1')).toEqual([attempt('a1')])
    await store.attempts.close('a1', 'refused')
    expect(await store.attempts.openOf('t1')).toEqual([])
    expect(await store.attempts.openOf('t2')).toEqual([attempt('a2', { transferId: 't2' })])
  })

  it('learn what the server granted and when the last bytes went', async () => {
    const { store } = await testStore()
    await store.attempts.open(attempt('a1', { route: 'session' }))
    const granted = await store.attempts.sessionCreated('a1', session)
    expect(granted).toEqual(attempt('a1', { route: 'session', session }))
    const released = await store.attempts.released('a1', { at: 77, hash: 'ff' })
    expect(released).toEqual({ ...granted, releasedAt: 77, hash: 'ff' })
    expect(await store.attempts.openOf('t1')).toEqual([released])
    await expect(store.attempts.released('a9', { at: 1, hash: null })).rejects.toMatchObject({
      code: 'internal',
    })
  })

  it('may have left a lock if nothing or "none" answered them', async () => {
    const { store } = await testStore()
    for (const answer of [null, 'none', 'committed', 'refused', 'abandoned'] as const) {
      await store.attempts.open(attempt(`a-${answer}`))
      if (answer) await store.attempts.close(`a-${answer}`, answer)
    }
    const unanswered = await store.attempts.unanswered()
    expect(unanswered.map(({ id, answer }) => [id, answer])).toEqual([
      ['a-null', null],
      ['a-none', 'none'],
    ])
  })

  it('keep the marks of their chunks, by index, the latest hash of each, until they end', async () => {
    const { store, commits } = await testStore()
    await store.attempts.open(attempt('a1'))
    commits.length = 0
    await store.attempts.chunksDone('a1', [
      { index: 10, sha256: 'aa' },
      { index: 2, sha256: 'bb' },
    ])
    expect(commits).toEqual(['before attempts.chunksDone', 'after attempts.chunksDone'])
    await store.attempts.chunksDone('a1', [{ index: 2, sha256: 'cc' }])
    expect(await store.attempts.chunks('a1')).toEqual([
      { index: 2, sha256: 'cc' },
      { index: 10, sha256: 'aa' },
    ])
    await store.attempts.close('a1', 'abandoned')
    expect(await store.attempts.chunks('a1')).toEqual([])
    await expect(store.attempts.chunksDone('a9', [{ index: 0, sha256: 'aa' }])).rejects.toThrow(/FOREIGN KEY/)
  })
})
