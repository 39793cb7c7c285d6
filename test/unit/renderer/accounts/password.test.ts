// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { SignInStep } from '../../../../src/shared/ipc/contract.ts'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { ana, exampleCloud } from '../../../renderer/fake-data.ts'
import { SignInPage } from './use-page.ts'

const withPicture = () => ok({ ...exampleCloud, captcha: 'picture' as const })
const askLetters = (wrong: boolean) =>
  ok<SignInStep>({ step: 'captcha', signIn: 'sign-in-1', picture: 'data:image/png;base64,', wrong })
const letters = 'input[autocomplete=off]'

describe('the password', () => {
  it('signs in', async () => {
    const page = new SignInPage()
    await page.signIn('secret')
    expect(page.asked('accounts.signIn')).toEqual([
      { site: 'site-1', email: 'ana@example.org', password: 'secret', captcha: null },
    ])
  })

  it('stays typed when it is wrong; the focus goes to it', async () => {
    const page = new SignInPage({ signIn: () => fails('wrong-credentials') })
    await page.signIn('secret')
    expect(page.said).toBe('E-mail or password is wrong.')
    expect(page.value('input[type=password]')).toBe('secret')
    expect(page.value('input[type=email]')).toBe('ana@example.org')
    expect(page.focus).toBe('password')
  })

  it('of a blocked account says so below the e-mail', async () => {
    const page = new SignInPage({ signIn: () => fails('account-blocked', { email: 'ana@example.org' }) })
    await page.signIn()
    expect(page.said).toBe('This account is blocked; ask your administrator.')
    expect(page.focus).toBe('email')
  })

  it('is asked for when it is empty, without a request', async () => {
    const page = new SignInPage()
    await page.signIn('')
    expect(page.said).toBe('Type this first.')
    expect(page.focus).toBe('password')
    expect(page.asked('accounts.signIn')).toEqual([])
  })

  it('keeps the form when the server is gone, with the reason above the button', async () => {
    const page = new SignInPage({ signIn: () => fails('connection-lost', { host: 'cloud.example.org' }) })
    await page.signIn('secret')
    expect(page.said).toContain('The connection to cloud.example.org was lost.')
    expect(page.value('input[type=password]')).toBe('secret')
  })

  it('is not asked for where the site only lets a browser in', async () => {
    const page = new SignInPage({ probe: () => ok({ ...exampleCloud, captcha: 'browser' as const }) })
    await page.connect()
    expect(page.page.find('input[type=password]').exists()).toBe(false)
    await page.click('Sign in with the browser')
    expect(page.heading).toBe('Sign in with the browser')
  })
})

describe('the letters of a picture', () => {
  it('are sent with the picture they were read from', async () => {
    const page = new SignInPage({ probe: withPicture })
    await page.enter()
    await page.type(letters, 'asb67')
    await page.submit()
    expect(page.asked('accounts.signIn')).toMatchObject([{ captcha: { ticket: 'ticket-1', text: 'asb67' } }])
  })

  it('are asked for again with a new picture when they are wrong; the password stays', async () => {
    const answer = vi.fn(() => ok<SignInStep>({ step: 'done', account: ana, isNew: true, tier: 'keychain' }))
    const page = new SignInPage({ probe: withPicture, signIn: () => askLetters(true), answer })
    await page.enter('secret')
    await page.type(letters, 'wrong')
    await page.submit()
    expect(page.said).toBe('The letters do not match; here is a new picture.')
    expect(page.value('input[type=password]')).toBe('secret')
    expect(page.value(letters)).toBe('')
    expect(page.page.get(letters).element).toBe(document.activeElement)
    await page.type(letters, 'right')
    await page.submit()
    expect(answer).toHaveBeenCalledWith({ signIn: 'sign-in-1', text: 'right' })
  })

  it('are not sent for a password that was changed after they were asked for', async () => {
    const page = new SignInPage({ probe: withPicture, signIn: () => askLetters(true) })
    await page.enter('first')
    await page.type(letters, 'wrong')
    await page.submit()
    await page.type('input[type=password]', 'second')
    expect(page.asked('accounts.cancelSignIn')).toEqual([{ signIn: 'sign-in-1' }])
    await page.type(letters, 'right')
    await page.submit()
    expect(page.asked('accounts.answer')).toEqual([])
    expect(page.asked('accounts.signIn').at(-1)).toMatchObject({
      password: 'second',
      captcha: { ticket: 'ticket-1', text: 'right' },
    })
  })

  it('are new after every wrong password, which uses the picture up', async () => {
    const page = new SignInPage({ probe: withPicture, signIn: () => fails('wrong-credentials') })
    await page.enter()
    await page.type(letters, 'asb67')
    await page.submit()
    expect(page.asked('accounts.captcha')).toHaveLength(2)
    expect(page.value(letters)).toBe('')
    expect(page.focus).toBe('password')
  })
})
