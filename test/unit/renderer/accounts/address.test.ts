// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { exampleCloud } from '../../../renderer/fake-data.ts'
import { SignInPage } from './use-page.ts'

describe('the address of a server', () => {
  it('leads to the password, with the site named above it', async () => {
    const page = new SignInPage()
    await page.connect('cloud.example.org')
    expect(page.asked('accounts.probe')).toEqual([{ address: 'cloud.example.org', allowInsecure: false }])
    expect(page.heading).toBe('Sign in')
    expect(page.page.text()).toContain('Example Cloud')
    expect(page.focus).toBe('email')
  })

  it('stays, with what is wrong below it and the focus in it', async () => {
    const page = new SignInPage({ probe: () => fails('unknown-host', { host: 'cloud.exmaple.org' }) })
    await page.connect('https://cloud.exmaple.org')
    expect(page.said).toBe('No answer from cloud.exmaple.org.')
    expect(page.value('input[type=url]')).toBe('https://cloud.exmaple.org')
    expect(page.focus).toBe('url')
  })

  it('is asked for when it is empty, without a request', async () => {
    const page = new SignInPage()
    await page.submit()
    expect(page.said).toBe('Type this first.')
    expect(page.asked('accounts.probe')).toEqual([])
  })

  it('is only reached without encryption when the user says so', async () => {
    const probe = vi.fn(({ allowInsecure }: { allowInsecure: boolean }) =>
      allowInsecure ? ok(exampleCloud) : fails('insecure-http', { host: 'files.example.net' }),
    )
    const page = new SignInPage({ probe })
    await page.connect('http://files.example.net')
    expect(page.said).toContain('This connection is not encrypted')
    expect(page.heading).toBe('Connect to your server')
    await page.click('Connect without encryption')
    expect(probe.mock.lastCall).toEqual([{ address: 'http://files.example.net', allowInsecure: true }])
    expect(page.heading).toBe('Sign in')
  })

  it('is tried with https again on the first answer', async () => {
    const page = new SignInPage({ probe: () => fails('insecure-http', { host: 'files.example.net' }) })
    await page.connect('http://files.example.net')
    await page.click('Try https again')
    expect(page.asked('accounts.probe').at(-1)).toEqual({
      address: 'https://files.example.net',
      allowInsecure: false,
    })
  })

  it('takes the warning back when another address is typed', async () => {
    const page = new SignInPage({ probe: () => fails('insecure-http', { host: 'files.example.net' }) })
    await page.connect('http://files.example.net')
    await page.type('input[type=url]', 'http://other.example.net')
    expect(page.page.text()).not.toContain('This connection is not encrypted')
  })

  it('that leads to another host is said before a password is typed', async () => {
    const page = new SignInPage({ probe: () => ok({ ...exampleCloud, movedFrom: 'example.org' }) })
    await page.connect('example.org')
    expect(page.page.text()).toContain('example.org leads to cloud.example.org')
    expect(page.page.text()).toContain('Your password goes to cloud.example.org.')
  })

  it('has no use for an answer that comes after it was changed', async () => {
    let answerFirst: (site: unknown) => void = () => undefined
    const probe = vi
      .fn()
      .mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)))
      .mockReturnValueOnce(ok({ ...exampleCloud, title: 'Second' }))
    const page = new SignInPage({ probe })
    await page.connect('first.example.org')
    await page.connect('second.example.org')
    answerFirst({ ok: true, value: { ...exampleCloud, title: 'First' } })
    await flushPromises()
    expect(page.page.text()).toContain('Second')
    expect(page.page.text()).not.toContain('First')
  })
})
