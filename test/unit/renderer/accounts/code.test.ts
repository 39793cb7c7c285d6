// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { SignInStep } from '../../../../src/shared/ipc/contract.ts'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { SignInPage } from './use-page.ts'

const askCode = (wrong: boolean) => ok<SignInStep>({ step: 'two-factor', signIn: 'sign-in-1', wrong })
const code = 'input[inputmode=numeric]'

describe('the code of an authenticator app', () => {
  it('signs in at the sixth digit', async () => {
    const page = new SignInPage({ signIn: () => askCode(false) })
    await page.signIn()
    expect(page.heading).toBe('Two-step sign-in')
    expect(page.focus).toBe('numeric')
    await page.type(code, '41870')
    expect(page.asked('accounts.answer')).toEqual([])
    await page.type(code, '418702')
    expect(page.asked('accounts.answer')).toEqual([{ signIn: 'sign-in-1', text: '418702' }])
  })

  it('takes a paste as apps show it', async () => {
    const page = new SignInPage({ signIn: () => askCode(false) })
    await page.signIn()
    await page.type(code, ' 418 702 ')
    expect(page.asked('accounts.answer')).toEqual([{ signIn: 'sign-in-1', text: '418702' }])
  })

  it('is asked for again when it is wrong, with empty cells and the focus in them', async () => {
    const page = new SignInPage({ signIn: () => askCode(false), answer: () => askCode(true) })
    await page.signIn()
    await page.type(code, '000000')
    expect(page.said).toBe('The code is wrong or too old.')
    expect(page.page.text()).toContain('check the clock of your phone')
    expect(page.value(code)).toBe('')
    expect(page.focus).toBe('numeric')
  })

  it('that came too late leads back to the password, which is still there', async () => {
    const page = new SignInPage({ signIn: () => askCode(false), answer: () => fails('two-factor-expired') })
    await page.signIn('secret')
    await page.type(code, '418702')
    expect(page.heading).toBe('Sign in')
    expect(page.said).toBe('Signing in took too long. Begin again.')
    expect(page.value('input[type=password]')).toBe('secret')
  })

  it('is given up by going back: main is told, the password stays', async () => {
    const page = new SignInPage({ signIn: () => askCode(false) })
    await page.signIn('secret')
    await page.click('Back')
    expect(page.asked('accounts.cancelSignIn')).toEqual([{ signIn: 'sign-in-1' }])
    expect(page.value('input[type=password]')).toBe('secret')
  })
})
