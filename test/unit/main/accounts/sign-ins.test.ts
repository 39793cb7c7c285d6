import { expect, test } from 'vitest'
import type { PasswordRequest } from '../../../../src/core/services/accounts/password.ts'
import { SignIns, type SignInParts } from '../../../../src/main/accounts/sign-ins.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import type { AccountInfo } from '../../../../src/shared/ipc/contract.ts'

const site = {
  baseUrl: 'https://cloud.example.org',
  movedFrom: null,
  version: '4.18.0',
  instanceId: 'site',
  title: 'Cloud',
  captcha: { kind: 'picture' },
} as const
const account = { instance: 'site', user: 'ana', name: 'ana' } as AccountInfo
const app = { clientId: 'c', clientSecret: 's', redirectUri: 'http://127.0.0.1:1/' }
const credentials = { email: 'ana@example.org', password: 'p', captcha: null }

function signIns(accounts: Partial<SignInParts['accounts']>) {
  const opened: string[] = []
  const flows = new SignIns({
    accounts: {
      probe: () => Promise.resolve(site),
      oauthApp: () => Promise.resolve(null),
      ...accounts,
    } as SignInParts['accounts'],
    clock: { now: () => 0 },
    pages: () => ({ done: 'd', refused: 'r', stray: 's' }),
    openBrowser: (url) => Promise.resolve(opened.push(url.href) > 0),
    onSignedIn: () => Promise.resolve({ step: 'done', account, isNew: true, tier: 'keychain' }),
  })
  const probe = async () => (await flows.probe({ address: 'cloud.example.org', allowInsecure: false })).site
  return { flows, probe, opened }
}

/** Asks for the captcha once, then for a code until it is 42. */
async function asking({ prompts }: { prompts: PasswordRequest['prompts'] }) {
  const letters = await prompts.captcha(new Uint8Array([1, 2]), false)
  if (letters !== 'abc') throw new RedropError('captcha-wrong')
  for (let wrong = false; (await prompts.twoFactor(wrong)) !== '42';) wrong = true
  return {} as never
}

test('a probe tells the page about the site and keeps the secret of its app', async () => {
  const { flows } = signIns({ oauthApp: () => Promise.resolve(app) })
  const info = await flows.probe({ address: 'x', allowInsecure: false })
  expect(info).toMatchObject({ host: 'cloud.example.org', captcha: 'picture', app: { clientId: 'c' } })
  expect(JSON.stringify(info)).not.toContain('clientSecret')
})

test('what the site asks for becomes steps, and each answer leads to the next', async () => {
  const { flows, probe } = signIns({ signIn: (_site, request) => asking(request) })
  const first = await flows.signIn({ site: await probe(), ...credentials })
  if (first.step !== 'captcha') throw new Error('no captcha')
  expect(first).toMatchObject({ picture: 'data:image/png;base64,AQI=', wrong: false })
  const { signIn } = first
  expect(await flows.answer(signIn, 'abc')).toEqual({ step: 'two-factor', signIn, wrong: false })
  expect(await flows.answer(signIn, '41')).toEqual({ step: 'two-factor', signIn, wrong: true })
  expect(await flows.answer(signIn, '42')).toMatchObject({ step: 'done', isNew: true })
})

test('what ends the sign-in is the answer to the step before', async () => {
  const { flows, probe } = signIns({ signIn: (_site, request) => asking(request) })
  const first = await flows.signIn({ site: await probe(), ...credentials })
  if (first.step !== 'captcha') throw new Error('no captcha')
  await expect(flows.answer(first.signIn, 'xyz')).rejects.toMatchObject({ code: 'captcha-wrong' })
  expect(() => flows.answer(first.signIn, 'abc')).toThrow(expect.objectContaining({ code: 'cancelled' }))
})

test('a captcha shown together with the form goes along', async () => {
  let given: unknown
  const { flows, probe } = signIns({
    signIn: (_site, { captcha }) => {
      given = captcha
      return Promise.resolve({} as never)
    },
  })
  const captcha = { ticket: 't', text: 'abc' }
  await flows.signIn({ site: await probe(), ...credentials, captcha })
  expect(given).toEqual(captcha)
})

test('giving up ends a sign-in that waits for an answer', async () => {
  const ended = Promise.withResolvers<unknown>()
  const { flows, probe } = signIns({
    signIn: (_site, request) =>
      asking(request).catch((error: unknown) => {
        ended.resolve(error)
        throw error
      }),
  })
  const first = await flows.signIn({ site: await probe(), ...credentials })
  if (first.step !== 'captcha') throw new Error('no captcha')
  flows.cancel(first.signIn)
  expect(await ended.promise).toMatchObject({ code: 'cancelled' })
})

test('a sign-in in the browser tells its address at once and its end when it is there', async () => {
  const back = Promise.withResolvers<undefined>()
  const { flows, probe, opened } = signIns({
    signInWithBrowser: async (_site, request) => {
      request.onAddress(new URL('https://cloud.example.org/session/authorize'), false)
      await back.promise
      return {} as never
    },
  })
  const started = await flows.signInWithBrowser({ site: await probe(), app })
  expect(started).toMatchObject({
    url: 'https://cloud.example.org/session/authorize',
    opened: false,
    until: 600_000,
  })
  expect(await flows.openBrowserAgain(started.signIn)).toEqual({ opened: true })
  expect(opened).toEqual(['https://cloud.example.org/session/authorize'])
  const done = flows.step(started.signIn)
  back.resolve(undefined)
  expect(await done).toMatchObject({ step: 'done' })
})

test('a browser that cannot be started says why', async () => {
  const refused = new RedropError('redirect-port-busy', { port: 1 })
  const { flows, probe } = signIns({ signInWithBrowser: () => Promise.reject(refused) })
  await expect(flows.signInWithBrowser({ site: await probe(), app })).rejects.toBe(refused)
})

test('giving up stops waiting for the browser', async () => {
  const { flows, probe } = signIns({
    signInWithBrowser: (_site, { onAddress, signal }) => {
      onAddress(new URL('https://cloud.example.org/x'), true)
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
      })
    },
  })
  const { signIn } = await flows.signInWithBrowser({ site: await probe(), app })
  const end = flows.step(signIn)
  flows.cancelAll()
  await expect(end).rejects.toMatchObject({ code: 'cancelled' })
})

test('without an app there is no sign-in with the browser', async () => {
  const { flows, probe } = signIns({})
  await expect(flows.signInWithBrowser({ site: await probe(), app: null })).rejects.toMatchObject({
    code: 'oauth-unavailable',
  })
})
