import { expect, test } from 'vitest'
import type { Inspected } from '../../../../src/core/ports/index.ts'
import { NetworkDesk } from '../../../../src/main/network/network-desk.ts'
import type { Account } from '../../../../src/shared/model/index.ts'

const origin = 'https://cloud.example.org'
const facts = { fingerprint: 'ab', subject: 'cloud', issuer: 'cloud', validFrom: 0, validTo: 1 }

const account = (user: string, url: string): Account => ({
  instance: 'site',
  user,
  name: user,
  url,
  email: `${user}@example.org`,
  nickname: user,
  method: 'password',
  serverVersion: '4.18.0',
  addedAt: 0,
})

function desk(problem: Inspected['problem'] = 'unknown-issuer') {
  const wentOn: string[][] = []
  const choice = { mode: 'system' as const, url: '', user: '' }
  const made = new NetworkDesk({
    core: {
      accounts: {
        list: () =>
          Promise.resolve([
            account('ana', `${origin}/base`),
            account('ben', 'https://other.example.org'),
            account('eve', 'http://cloud.example.org'),
          ]),
      } as never,
      network: {
        certificates: {
          inspect: () => Promise.resolve({ facts, problem }),
          trust: (_: string, fingerprint: string) => Promise.resolve(fingerprint === 'ab'),
          distrust: () => Promise.resolve(),
          trusted: () => [{ origin, ...facts, trustedAt: 5 }],
          authorities: () => [],
          addAuthorities: () => Promise.resolve([{ fingerprint: 'cd', name: 'CA', validTo: 9, pem: 'PEM' }]),
          removeAuthority: () => Promise.resolve(),
          countSystem: () => Promise.resolve(142),
        },
        proxies: { current: choice, set: () => Promise.resolve(), hasPassword: () => Promise.resolve(false) },
        tryOut: () => Promise.resolve(84),
        reset: () => undefined,
      },
    },
    dialogs: { pick: () => Promise.resolve(['/home/ana/ca.pem']) },
    goOn(accounts) {
      wentOn.push(accounts.map(({ user }) => user))
      return Promise.resolve()
    },
  })
  return { desk: made, wentOn }
}

test('a certificate is shown for the origin of an address', async () => {
  const { desk: network, wentOn } = desk()
  expect(await network.certificate(`${origin}/base`)).toEqual({
    origin,
    host: 'cloud.example.org',
    ...facts,
    problem: 'unknown-issuer',
  })
  expect(wentOn).toEqual([])
})

test('one that has been put right lets what waited for it go on', async () => {
  const { desk: network, wentOn } = desk(null)
  await network.certificate(origin)
  expect(wentOn).toEqual([['ana']])
})

test('only what the user trusts lets go on, and only at that origin', async () => {
  const { desk: network, wentOn } = desk()
  expect(await network.trust(origin, 'cd')).toEqual({ trusted: false })
  expect(wentOn).toEqual([])
  expect(await network.trust(origin, 'ab')).toEqual({ trusted: true })
  expect(wentOn).toEqual([['ana']])
})

test('a new authority may help every account that is reached by https', async () => {
  const { desk: network, wentOn } = desk()
  const answer = await network.addAuthority()
  expect(answer?.added).toEqual([{ fingerprint: 'cd', name: 'CA', validTo: 9 }])
  expect(wentOn).toEqual([['ana', 'ben']])
})

test('neither PEM nor moments of trust cross to the page', async () => {
  const { desk: network } = desk()
  expect(await network.info()).toEqual({
    proxy: { mode: 'system', url: '', user: '' },
    hasPassword: false,
    systemAuthorities: 142,
    certificates: [{ origin, host: 'cloud.example.org', ...facts }],
    authorities: [],
  })
})
