// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import App from '../../../../src/renderer/app/App.vue'
import { useAccounts } from '../../../../src/renderer/features/accounts/accounts-store.ts'
import { useSettings } from '../../../../src/renderer/features/settings/settings-store.ts'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { AppInfo } from '../../../../src/shared/ipc/contract.ts'
import { createFake, failure, fails, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { ana, anaElsewhere, settings } from '../../../renderer/fake-data.ts'
import { mountPage } from '../../../renderer/mount.ts'

let page: VueWrapper
let fake: Fake

async function open(section: string, overrides: Overrides = {}, info: Partial<AppInfo> = {}): Promise<void> {
  fake = createFake(overrides, [ana, anaElsewhere])
  page = mountPage(App, { fake, info })
  await Promise.all([useSettings().load(), useAccounts().load()])
  fake.emit('onCommand', 'show-settings')
  await flushPromises()
  await click(section)
}

async function click(label: string, within = 'body'): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)]
  const button = buttons.find((one) => one.textContent.trim() === label)
  if (!button) throw new Error(`no button “${label}”`)
  button.click()
  await flushPromises()
}

const text = () => document.body.textContent
const asked = (name: string) => fake.calls.filter((call) => call.name === name).map(({ input }) => input)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  vi.useRealTimers()
})

describe('the appearance', () => {
  it('changes at once and is kept', async () => {
    await open('Appearance')
    const [theme, , language] = page.findAll('select')
    await theme?.setValue('dark')
    await language?.setValue('zh-CN')
    await flushPromises()
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(document.documentElement.lang).toBe('zh-CN')
    expect(text()).toContain('外观')
    expect(asked('settings.set')).toEqual([{ theme: 'dark' }, { language: 'zh-CN' }])
  })

  it('goes back to what it was when it cannot be kept, and says why', async () => {
    await open('Appearance', { settings: { set: () => fails('profile-busy') } })
    await page.findAll('select')[1]?.setValue('compact')
    await flushPromises()
    expect(document.documentElement.dataset['density']).toBeUndefined()
    expect(text()).toContain('Another Redrop is writing to the same profile.')
  })

  it('follows what another window has changed', async () => {
    await open('Appearance')
    fake.emit('onSettings', { ...settings, density: 'roomy' })
    await flushPromises()
    expect(document.documentElement.dataset['density']).toBe('roomy')
  })

  it('has no switch for the tray where there is none', async () => {
    await open('Appearance', {}, { hasTray: false })
    expect(page.find('[role=switch]').exists()).toBe(false)
  })
})

describe('the accounts', () => {
  it('are signed out of only after a question, whose Cancel sends nothing', async () => {
    await open('Accounts')
    await click('Sign out…')
    vi.advanceTimersByTime(300)
    expect(text()).toContain('Sign out of cloud.example.org?')
    await click('Cancel', '.ui-dialog')
    expect(asked('accounts.signOut')).toEqual([])
  })

  it('that are signed out of say what waits', async () => {
    await open('Accounts', {
      accounts: { signOut: () => ok({ notTold: null, keepsApp: false, waiting: 2 }) },
    })
    await click('Sign out…')
    vi.advanceTimersByTime(300)
    await click('Sign out', '.ui-dialog')
    expect(asked('accounts.signOut')).toEqual([{ account: { instance: ana.instance, user: ana.user } }])
    expect(toasts.shown.map((one) => one.text)).toEqual([
      'Signed out of cloud.example.org. 2 transfers wait.',
    ])
  })

  it('say when the server could not be told', async () => {
    const notTold = failure('unreachable', { host: 'cloud.example.org' })
    await open('Accounts', { accounts: { signOut: () => ok({ notTold, keepsApp: false, waiting: 0 }) } })
    await click('Sign out…')
    vi.advanceTimersByTime(300)
    await click('Sign out', '.ui-dialog')
    expect(toasts.shown).toMatchObject([
      {
        kind: 'bad',
        text: 'Signed out here. The server could not be told: No answer from cloud.example.org.',
      },
    ])
  })

  it('keep the question open with the reason when the secret cannot be removed', async () => {
    await open('Accounts', {
      accounts: { signOut: () => fails('keychain-unavailable', { keychain: 'locked' }) },
    })
    await click('Sign out…')
    vi.advanceTimersByTime(300)
    await click('Sign out', '.ui-dialog')
    expect(document.querySelector('.ui-dialog')?.textContent).toContain('the keyring is locked')
  })

  it('that have lost their sign-in lead to it with address and e-mail filled in', async () => {
    await open('Accounts')
    await click('Sign in')
    expect(asked('accounts.probe')).toEqual([{ address: 'https://files.example.net', allowInsecure: false }])
    expect(page.get<HTMLInputElement>('input[type=email]').element.value).toBe('ana@example.net')
  })
})

describe('about', () => {
  it('copies the report as it is shown', async () => {
    await open('About')
    const shown = page.get('pre').text()
    await click('Copy report')
    expect(asked('app.copy')).toEqual([{ text: shown }])
    expect(shown).toContain('Electron 45.4.1')
  })

  it('says where a damaged profile was kept', async () => {
    await open('About', {}, { keptAside: 'redrop.db.damaged-1' })
    expect(text()).toContain('redrop.db.damaged-1')
  })
})
