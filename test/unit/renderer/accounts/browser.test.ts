// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { exampleCloud } from '../../../renderer/fake-data.ts'
import { SignInPage } from './use-page.ts'

const app = { clientId: 'redrop', redirectUri: 'http://127.0.0.1:52700/callback' }
const withApp = () => ok({ ...exampleCloud, app })

describe('signing in with the browser', () => {
  it('uses the app that was entered for the site before', async () => {
    const page = new SignInPage({ probe: withApp })
    await page.connect()
    await page.click('Sign in with the browser')
    expect(page.asked('accounts.signInWithBrowser')).toEqual([{ site: 'site-1', app: null }])
    expect(page.heading).toBe('Continue in the browser')
  })

  it('asks for the app once, and for what is missing of it', async () => {
    const page = new SignInPage()
    await page.connect()
    await page.click('Sign in with the browser')
    await page.submit()
    expect(page.said).toBe('Type this first.')
    await page.type('input[type=text]', 'redrop')
    await page.type('input[type=password]', 'app secret')
    await page.submit()
    expect(page.asked('accounts.signInWithBrowser')).toEqual([
      { site: 'site-1', app: { ...app, clientSecret: 'app secret' } },
    ])
  })

  it('shows an app that the site does not know where it was entered', async () => {
    const page = new SignInPage({
      probe: withApp,
      signInWithBrowser: () => fails('oauth-unavailable', { host: 'cloud.example.org' }),
    })
    await page.connect()
    await page.click('Sign in with the browser')
    expect(page.heading).toBe('Sign in with the browser')
    expect(page.said).toContain('cloud.example.org knows no app with this client id.')
    expect(page.value('input[type=text]')).toBe('redrop')
  })

  it('says beside the password when the browser did not come back', async () => {
    let come: (answer: unknown) => void = () => undefined
    const page = new SignInPage({
      probe: withApp,
      waitForBrowser: () => new Promise<never>((resolve) => (come = resolve as typeof come)),
    })
    await page.connect()
    await page.click('Sign in with the browser')
    come({ ok: false, error: { code: 'sign-in-timed-out', params: {} } })
    await flushPromises()
    expect(page.heading).toBe('Sign in')
    expect(page.said).toBe('The browser did not come back. Begin again.')
  })

  it('is given up by using a password: main is told, a late answer changes nothing', async () => {
    let come: (answer: unknown) => void = () => undefined
    const page = new SignInPage({
      probe: withApp,
      waitForBrowser: () => new Promise<never>((resolve) => (come = resolve as typeof come)),
    })
    await page.connect()
    await page.click('Sign in with the browser')
    await page.click('Use a password')
    expect(page.asked('accounts.cancelSignIn')).toEqual([{ signIn: 'sign-in-1' }])
    come({ ok: false, error: { code: 'cancelled', params: {} } })
    await flushPromises()
    expect(page.heading).toBe('Sign in')
    expect(page.said).toBe('')
  })
})
