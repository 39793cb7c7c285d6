import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { captchaAlphabet, glyphHeight, glyphWidth, ink } from '../../cloudreve/identity/captcha/glyphs.ts'
import type { Fixture } from './harness.ts'
import { fixture, password } from './harness.ts'

interface Challenge {
  readonly image: string
  readonly ticket: string
}

const settings = { loginCaptcha: true }

async function challenge({ call }: Fixture): Promise<Challenge> {
  return (await call('GET', '/site/captcha')).body?.['data'] as Challenge
}

function attempt({ call }: Fixture, extra: Readonly<Record<string, unknown>>) {
  return call('POST', '/session/token', { json: { email: 'ana@example.org', password, ...extra } })
}

test('the picture shows the answer to a reader that knows only the letters', async () => {
  const site = await fixture({ settings })
  const { image, ticket } = await challenge(site)
  const png = PNG.sync.read(Buffer.from(image.replace(/^data:image\/png;base64,/, ''), 'base64'))
  expect([png.width, png.height]).toEqual([240, 60])
  expect(readPicture(png)).toBe(site.server.site.captchaAnswer(ticket))
})

test('the right answer signs in once, in upper or lower case', async () => {
  const site = await fixture({ settings })
  const { ticket } = await challenge(site)
  const captcha = site.server.site.captchaAnswer(ticket).toLowerCase()
  expect((await attempt(site, { ticket, captcha })).code).toBe(0)
  expect((await attempt(site, { ticket, captcha })).code).toBe(40026)
})

test('a wrong answer and a wrong password both use the ticket up', async () => {
  const site = await fixture({ settings })
  for (const wrong of [{ captcha: 'zz' }, { password: 'wrong-pass' }]) {
    const { ticket } = await challenge(site)
    const captcha = site.server.site.captchaAnswer(ticket)
    expect((await attempt(site, { ticket, captcha, ...wrong })).code).not.toBe(0)
    expect((await attempt(site, { ticket, captcha })).code).toBe(40026)
  }
})

test('the captcha is looked at before every other field, even before the body parses', async () => {
  const { call } = await fixture({ settings })
  for (const json of [{ email: 'no-mail' }, undefined, []]) {
    expect((await call('POST', '/session/token', { json })).msg).toBe('CAPTCHA not match.')
  }
})

test('kinds that need a browser cannot be solved here', async () => {
  const site = await fixture({ settings: { loginCaptcha: true, captchaType: 'cap' } })
  expect((await attempt(site, {})).msg).toBe('Captcha configuration error')
  site.server.site.settings.captchaType = 'recaptcha'
  expect(await attempt(site, {})).toMatchObject({ status: 200, text: '' })
})

test('the same seed gives the same captchas', async () => {
  const [a, b] = [await fixture({ seed: 3 }), await fixture({ seed: 3 })]
  expect(await challenge(a)).toEqual(await challenge(b))
})

/** Slides every letter over every place where it would be centred and takes the one that fits exactly. */
function readPicture(png: PNG): string {
  const [cell, pitch] = [5, 40]
  const dark = (x: number, y: number): boolean => (png.data[(y * png.width + x) * 4 + 1] ?? 255) < 100
  const fits = (letter: string, left: number, top: number): boolean => {
    for (let row = 0; row < glyphHeight; row++) {
      for (let column = 0; column < glyphWidth; column++) {
        if (dark(left + column * cell, top + row * cell) !== ink(letter, column, row)) return false
      }
    }
    return true
  }
  const tops = Array.from({ length: png.height - glyphHeight * cell }, (_, top) => top)
  const places = Array.from({ length: 6 }, (_, index) => index * pitch + Math.floor((pitch - 25) / 2))
  return places
    .map((left) => Array.from(captchaAlphabet).find((letter) => tops.some((top) => fits(letter, left, top))))
    .join('')
}
