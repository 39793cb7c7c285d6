import { expect, test } from 'vitest'
import { createSystemProxies } from '../../../../src/main/network/system-proxies.ts'
import { silent, StillClock } from '../fakes.ts'

function system(answer: () => Promise<string>) {
  const asked: string[] = []
  let reloads = 0
  const clock = new StillClock()
  const session = {
    resolveProxy(url: string) {
      asked.push(url)
      return answer()
    },
    forceReloadProxyConfig() {
      reloads++
      return Promise.resolve()
    },
  }
  const proxies = createSystemProxies(session, clock, silent)
  return { proxies, asked, clock, reloads: () => reloads }
}

const url = new URL('https://cloud.example.org/api/v4/site/ping?token=secret')

test('the system is asked once a minute for an origin, and never sees more of a URL', async () => {
  const { proxies, asked, clock } = system(() => Promise.resolve('PROXY proxy.example.org:3128; DIRECT'))
  const found = await proxies.resolve(url)
  expect(found.map(({ kind }) => kind)).toEqual(['http', 'direct'])
  await proxies.resolve(new URL('/other', url))
  clock.time += 59_999
  await proxies.resolve(url)
  expect(asked).toEqual(['https://cloud.example.org/'])
  clock.time += 1
  await proxies.resolve(url)
  expect(asked.length).toBe(2)
})

test('after the network has changed the system reads its settings again', async () => {
  const { proxies, asked, reloads } = system(() => Promise.resolve('DIRECT'))
  await proxies.resolve(url)
  proxies.forget()
  await proxies.resolve(url)
  expect([asked.length, reloads()]).toEqual([2, 1])
})

test('a script that fails means no proxy', async () => {
  const { proxies } = system(() => Promise.reject(new Error('PAC')))
  expect(await proxies.resolve(url)).toEqual([{ kind: 'direct' }])
})
