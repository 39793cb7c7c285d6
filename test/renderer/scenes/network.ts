import type { Page } from 'playwright-core'
import { createFake, fails, ok } from '../fake-api.ts'
import { ana, anaElsewhere, appInfo, ben, certificateInfo, secretsInfo, settings } from '../fake-data.ts'
import { fakeWith } from './fake-with.ts'
import type { Scene } from './scene.ts'

const accounts = [ana, { ...anaElsewhere, ownCertificate: true }, ben]
const locked = { ...secretsInfo, tier: 'encrypted-file', why: 'no-service', locked: true } as const
const undecided = { ...secretsInfo, tier: 'session', why: 'no-service', undecided: true } as const

async function openSettings(page: Page, section: number): Promise<void> {
  await page.locator('.side nav button').last().click()
  await page.locator('.sections button').nth(section).click()
}

async function connect(page: Page): Promise<void> {
  await page.locator('input[type=url]').fill('https://cloud.example.org')
  await page.keyboard.press('Enter')
}

async function signIn(page: Page): Promise<void> {
  await connect(page)
  await page.locator('input[type=email]').fill('ana@example.org')
  await page.locator('input[type=password]').fill('correct horse')
  await page.keyboard.press('Enter')
  await page.locator('.ui-dialog').waitFor()
}

function certificate(problem: typeof certificateInfo.problem): Scene {
  const { host, origin } = certificateInfo
  return {
    fake: fakeWith({
      accounts: [],
      overrides: {
        accounts: { probe: () => fails('certificate-untrusted', { host, origin, problem: 'other' }) },
        network: { certificate: () => ok({ ...certificateInfo, problem }) },
      },
    }),
    act: async (page) => {
      await connect(page)
      await page.locator('.ui-dialog').waitFor()
    },
  }
}

const withoutKeychain: Scene['fake'] = fakeWith({
  accounts: [],
  overrides: { secrets: { info: () => ok(undecided) } },
})

const withLock: Scene['fake'] = fakeWith({
  accounts: [{ ...ana, signedIn: false }],
  overrides: { secrets: { info: () => ok(locked) } },
})

export const networkScenes: Readonly<Record<string, Scene>> = {
  'settings-network': {
    fake: fakeWith({ accounts }),
    act: async (page) => {
      await openSettings(page, 6)
      await page.locator('.proxy .btn').click()
      await page.locator('.said .ok-text').waitFor()
    },
  },
  'settings-network-remove': {
    fake: fakeWith({ accounts }),
    act: async (page) => {
      await openSettings(page, 6)
      await page.locator('.one .btn').first().click()
    },
  },
  certificate: certificate('unknown-issuer'),
  'certificate-changed': certificate('changed'),
  'certificate-expired': certificate('expired'),
  'certificate-account': { fake: fakeWith({ accounts: [{ ...ana, trouble: 'certificate' }] }) },
  keychain: { fake: withoutKeychain, act: signIn },
  passphrase: { fake: withLock, act: (page) => page.locator('.ui-dialog').waitFor() },
  'passphrase-later': {
    fake: withLock,
    act: async (page) => {
      await page.locator('.ui-dialog').waitFor()
      await page.keyboard.press('Escape')
    },
  },
  'session-ended': {
    fake: ({ systemLocale, theme }) => {
      const fake = createFake({
        app: { info: () => ok({ ...appInfo, systemLocale }) },
        settings: { get: () => ok({ ...settings, theme }) },
      })
      setTimeout(() => fake.emit('onAccounts', [{ ...ana, signedIn: false }]), 500)
      return fake.api
    },
    act: (page) => page.locator('.ui-dialog').waitFor(),
  },
}
