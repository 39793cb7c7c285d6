import { expect, test } from 'vitest'
import { Ids } from '../../cloudreve/state/ids.ts'
import { startWithAna } from './support/api.ts'

test('the same seed and clock give the same ids, times, tokens and sessions', async () => {
  expect(await transcript(7)).toEqual(await transcript(7))
  expect(await transcript(7)).not.toEqual(await transcript(8))
})

test('times are those of the given clock, and never equal', async () => {
  const { server, ana } = await startWithAna({ now: () => Date.UTC(2030, 0, 1) })
  const [first, second] = [await ana.put('cloudreve://my/a', '1'), await ana.put('cloudreve://my/b', '2')]
  expect(String(first.data?.['created_at'])).toMatch(/^2030-01-01T00:00:00\.000\d{6}Z$/)
  expect(String(second.data?.['created_at']) > String(first.data?.['created_at'])).toBe(true)
  await server.close()
})

test('an id decodes only as what it is, and hardly any made-up text is one', () => {
  const ids = new Ids('seed')
  for (const number of [0, 1, 2, 4711, 9_999_999]) {
    const text = ids.encode('entity', number)
    expect(ids.decode('entity', text)).toBe(number)
    expect(ids.decode('file', text)).toBeNull()
    expect(new Ids('other').decode('entity', text)).not.toBe(number)
  }
  for (const text of ['', '0', '*', 'not-a-version', '"zZuvAA"', 'zZuvAA ']) {
    expect(ids.decode('entity', text)).toBeNull()
  }
})

async function transcript(seed: number): Promise<unknown> {
  const { server, ana } = await startWithAna({ seed, now: () => Date.UTC(2030, 0, 1) })
  const answers = [
    await ana.put('cloudreve://my/Docs/a.txt', 'one'),
    await ana.info('cloudreve://my/Docs/a.txt'),
    await ana.call('PUT', '/file/upload', { uri: 'cloudreve://my/b', size: 3 }),
    await ana.call('DELETE', '/file', { uris: ['cloudreve://my/Docs'] }),
    await ana.call('GET', '/file?uri=cloudreve%3A%2F%2Ftrash'),
    await ana.call('POST', '/session/token', { email: 'ana@example.org', password: 'secret-of-ana' }),
  ]
  await server.close()
  return answers
}
