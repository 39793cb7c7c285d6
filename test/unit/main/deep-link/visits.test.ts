import { expect, test } from 'vitest'
import { Arrivals } from '../../../../src/main/deep-link/arrivals.ts'
import { visit } from '../../../../src/main/deep-link/visits.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import type { AccountInfo } from '../../../../src/shared/ipc/contract.ts'
import { account, silent } from '../fakes.ts'

const url = 'https://cloud.example.org'
const ana: AccountInfo = {
  ...account,
  name: 'ana@cloud.example.org',
  url: `${url}/base`,
  host: 'cloud.example.org',
  email: 'ana@example.org',
  nickname: 'Ana',
  method: 'password',
  serverVersion: '4.18.0',
  addedAt: 0,
  signedIn: true,
  trouble: null,
  ownCertificate: false,
  isDemo: false,
}

const entry = {
  ...{ id: 'f1', version: 'v1', size: 7, updatedAt: 5, extended: null },
  uri: 'cloudreve://my/Reports/a.txt',
}

function setUp(accounts: readonly AccountInfo[], type: 'file' | 'folder' | 'missing' = 'file') {
  let told = 0
  let asked = 0
  const arrivals = new Arrivals(() => told++)
  const parts = {
    accounts: () => Promise.resolve(accounts),
    remote: () => {
      asked++
      return type === 'missing'
        ? Promise.reject(new RedropError('not-found', { name: 'a' }))
        : Promise.resolve({ ...entry, type, parent: { ...entry, id: 'folder' } } as never)
    },
    store: { ownVersions: { of: () => Promise.resolve(new Set<string>()) } },
    refs: { register: () => Promise.resolve([]) },
    arrivals,
    log: silent,
  }
  return { parts, arrivals, told: () => told, asked: () => asked }
}

const open = (uri: string, action = 'open') => ({
  links: [`redrop://${action}?site=${encodeURIComponent(url)}&uri=${encodeURIComponent(uri)}`],
  files: [],
})
const uri = 'cloudreve://my/Reports/a.txt'
const key = { instance: ana.instance, user: ana.user }

test.each([
  ['file', { folder: 'cloudreve://my/Reports', name: 'a.txt' }],
  ['missing', { folder: 'cloudreve://my/Reports', name: 'a.txt' }],
  ['folder', { folder: uri, name: null }],
] as const)('a link to a %s opens its place', async (type, place) => {
  const { parts, arrivals, told } = setUp([ana], type)
  await visit(parts, open(uri))
  expect(arrivals.take()).toEqual([{ kind: 'place', account: key, ...place }])
  expect(arrivals.take()).toEqual([])
  expect(told()).toBe(1)
})

test('the root needs no question to the site', async () => {
  const { parts, arrivals, asked } = setUp([ana])
  await visit(parts, open('cloudreve://my'))
  expect(arrivals.take()).toEqual([{ kind: 'place', account: key, folder: 'cloudreve://my', name: null }])
  expect(asked()).toBe(0)
})

test.each([
  ['an unknown site', [], url],
  ['an account that is signed out', [{ ...ana, signedIn: false }], ana.url],
])('%s: the address is filled in and nobody is spoken to', async (_what, accounts, address) => {
  const { parts, arrivals, asked } = setUp(accounts)
  await visit(parts, open(uri))
  expect(arrivals.take()).toEqual([{ kind: 'sign-in', address }])
  expect(asked()).toBe(0)
})

test('what is no link of ours is said to be none', async () => {
  const { parts, arrivals } = setUp([ana])
  await visit(parts, { links: ['redrop://format?disk=c'], files: [] })
  expect(arrivals.take()).toEqual([{ kind: 'bad-link' }])
})

test('a link that asks for another content of a file brings the file as it is now', async () => {
  const { parts, arrivals } = setUp([ana])
  await visit(parts, open(uri, 'replace'))
  expect(arrivals.take()).toEqual([
    {
      ...{ kind: 'replace', account: key, host: 'cloud.example.org' },
      file: { account: key, id: 'f1', uri },
      base: { id: 'v1', size: 7, createdAt: 5, origin: { kind: 'unknown' } },
    },
  ])
})

test.each(['folder', 'missing'] as const)(
  'where there is no file to replace (%s) the place is shown',
  async (type) => {
    const { parts, arrivals } = setUp([ana], type)
    await visit(parts, open(uri, 'replace'))
    expect(arrivals.take()).toMatchObject([{ kind: 'place', account: key }])
  },
)

test('a link that names a folder for the clipboard brings the folder', async () => {
  const { parts, arrivals } = setUp([ana], 'folder')
  await visit(parts, open(uri, 'quick-save'))
  expect(arrivals.take()).toEqual([
    {
      ...{ kind: 'quick-save', account: key, host: 'cloud.example.org' },
      folder: { account: key, id: 'folder', uri },
    },
  ])
})

test('where there is no folder to save to the place is shown', async () => {
  const { parts, arrivals } = setUp([ana], 'missing')
  await visit(parts, open(uri, 'quick-save'))
  expect(arrivals.take()).toMatchObject([{ kind: 'place', folder: 'cloudreve://my/Reports', name: 'a.txt' }])
})

test.each(['replace', 'quick-save'])('%s at an unknown site speaks to nobody', async (action) => {
  const { parts, arrivals, asked } = setUp([])
  await visit(parts, open(uri, action))
  expect(arrivals.take()).toEqual([{ kind: 'sign-in', address: url }])
  expect(asked()).toBe(0)
})
