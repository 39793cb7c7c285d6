import { expect, test } from 'vitest'
import { AccountStates } from '../../../../src/main/accounts/account-states.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import type { Account } from '../../../../src/shared/model/index.ts'
import { silent } from '../fakes.ts'

const account = (user: string): Account => ({
  instance: 'site',
  user,
  name: user,
  url: 'https://cloud.example.org/base',
  email: `${user}@example.org`,
  nickname: user,
  method: 'password',
  serverVersion: '4.18.0',
  addedAt: 0,
})

function states() {
  const told: boolean[][] = []
  const accounts = new AccountStates({
    accounts: {
      list: () => Promise.resolve([account('ana'), account('ben')]),
      connect: ({ user }) =>
        user === 'ben' ? Promise.reject(new RedropError('sign-in-needed')) : Promise.resolve({} as never),
    },
    isDemo: () => false,
    trusts: (origin) => origin === 'https://cloud.example.org',
    log: silent,
    onChange: (list) => told.push(list.map(({ signedIn }) => signedIn)),
  })
  return { accounts, told }
}

test('an account without a kept sign-in is not signed in', async () => {
  const { accounts } = states()
  expect(await accounts.list()).toMatchObject([
    { user: 'ana', host: 'cloud.example.org', signedIn: true },
    { user: 'ben', signedIn: false },
  ])
})

test('what the site refuses is told once, until somebody signs in again', async () => {
  const { accounts, told } = states()
  await accounts.troubled(account('ana'), 'sign-in')
  await accounts.troubled(account('ana'), 'sign-in')
  expect(told).toEqual([[false, false]])
  await accounts.changed(account('ana'))
  expect(told).toEqual([
    [false, false],
    [true, false],
  ])
})

test('a certificate that nobody vouches for is told once, until the user decides', async () => {
  const { accounts, told } = states()
  await accounts.troubled(account('ana'), 'certificate')
  await accounts.troubled(account('ana'), 'certificate')
  expect(told.length).toBe(1)
  expect(await accounts.list()).toMatchObject([
    { user: 'ana', signedIn: true, trouble: 'certificate', ownCertificate: true },
    { user: 'ben', trouble: null },
  ])
  await accounts.changed(account('ana'))
  expect((await accounts.list())[0]).toMatchObject({ trouble: null })
})
