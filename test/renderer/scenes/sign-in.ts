import type { Page } from 'playwright-core'
import { fails, ok } from '../fake-api.ts'
import { anaElsewhere, exampleCloud, folderPage, secretsInfo } from '../fake-data.ts'
import { captchaPicture } from './captcha-picture.ts'
import { fakeWith, type World } from './fake-with.ts'
import type { Scene } from './scene.ts'

const accounts = [anaElsewhere]
const withoutKeychain = { ...secretsInfo, tier: 'session', why: 'no-service', undecided: true } as const

async function connect(page: Page): Promise<void> {
  await page.locator('input[type=url]').fill('https://cloud.example.org')
  await page.keyboard.press('Enter')
}

async function fillPassword(page: Page): Promise<void> {
  await connect(page)
  await page.locator('input[type=email]').fill('ana@example.org')
  await page.locator('input[type=password]').fill('correct horse')
}

async function signIn(page: Page): Promise<void> {
  await fillPassword(page)
  await page.keyboard.press('Enter')
}

/** Nobody is signed in; one account was here before. */
function signedOut(overrides: NonNullable<World['overrides']>, act: NonNullable<Scene['act']>): Scene {
  return {
    fake: fakeWith({
      accounts: [],
      overrides: { ...overrides, accounts: { ...overrides.accounts } },
    }),
    act,
  }
}

const picture = { ticket: 'ticket-1', picture: captchaPicture }
const askForLetters = {
  probe: () => ok({ ...exampleCloud, captcha: 'picture' as const }),
  captcha: () => ok(picture),
}

export const signInScenes: Readonly<Record<string, Scene>> = {
  signin: signedOut({}, async (page) => {
    await page.locator('input[type=url]').fill('https://cloud.example.org')
  }),
  'signin-no-answer': signedOut(
    { accounts: { probe: () => fails('unknown-host', { host: 'cloud.exmaple.org' }) } },
    connect,
  ),
  'signin-http': signedOut(
    { accounts: { probe: () => fails('insecure-http', { host: 'files.example.net' }) } },
    connect,
  ),
  'signin-password': signedOut({ accounts: askForLetters }, fillPassword),
  'signin-wrong-password': signedOut({ accounts: { signIn: () => fails('wrong-credentials') } }, signIn),
  'signin-wrong-letters': signedOut(
    {
      accounts: {
        ...askForLetters,
        signIn: () => ok({ step: 'captcha', signIn: 'sign-in-1', picture: captchaPicture, wrong: true }),
      },
    },
    async (page) => {
      await fillPassword(page)
      await page.locator('input[autocomplete=off]').fill('abcd')
      await page.keyboard.press('Enter')
    },
  ),
  'signin-moved': signedOut(
    { accounts: { probe: () => ok({ ...exampleCloud, movedFrom: 'example.org' }) } },
    fillPassword,
  ),
  'signin-only-browser': signedOut(
    { accounts: { probe: () => ok({ ...exampleCloud, captcha: 'browser' as const }) } },
    connect,
  ),
  'signin-code': signedOut(
    { accounts: { signIn: () => ok({ step: 'two-factor', signIn: 'sign-in-1', wrong: false }) } },
    async (page) => {
      await signIn(page)
      await page.locator('input[inputmode=numeric]').pressSequentially('4187')
    },
  ),
  'signin-wrong-code': signedOut(
    {
      accounts: {
        signIn: () => ok({ step: 'two-factor', signIn: 'sign-in-1', wrong: false }),
        answer: () => ok({ step: 'two-factor', signIn: 'sign-in-1', wrong: true }),
      },
    },
    async (page) => {
      await signIn(page)
      await page.locator('input[inputmode=numeric]').pressSequentially('418700')
    },
  ),
  'signin-app': signedOut({}, async (page) => {
    await connect(page)
    await page.locator('.other').click()
  }),
  'signin-browser': signedOut(
    {
      accounts: {
        probe: () =>
          ok({ ...exampleCloud, app: { clientId: 'redrop', redirectUri: 'http://127.0.0.1:52700/' } }),
      },
    },
    async (page) => {
      await connect(page)
      await page.locator('.other').click()
    },
  ),
  'signin-no-keychain': {
    fake: fakeWith({ accounts: [], overrides: { secrets: { info: () => ok(withoutKeychain) } } }),
    act: fillPassword,
  },
  'first-run': {
    fake: fakeWith({
      overrides: {
        browse: {
          list: ({ uri }) =>
            ok({
              folder: {
                ...folderPage.folder,
                file: { ...folderPage.folder.file, uri },
                name: '',
              },
              rows: [],
              nextToken: null,
            }),
        },
      },
    }),
  },
  'signed-out': { fake: fakeWith({ accounts }) },
  'signin-add': {
    fake: fakeWith({ accounts }),
    act: async (page) => {
      await page.locator('.account').click()
      await page.getByRole('menuitem').first().click()
    },
  },
}
