import type { Site } from '../../state/site.ts'
import { captchaAlphabet } from './glyphs.ts'
import { drawCaptcha } from './picture.ts'

/** A new picture, as GET `/site/captcha` answers it. */
export function newChallenge(site: Site): { readonly image: string; readonly ticket: string } {
  const ticket = site.random.text(20)
  const answer = site.random.text(6, captchaAlphabet)
  site.captchas.set(ticket, answer)
  const png = drawCaptcha(answer, site.random)
  return { image: `data:image/png;base64,${png.toString('base64')}`, ticket }
}

/** Each ticket can be tried once, rightly or wrongly. */
export function solve(site: Site, ticket: string, answer: string): boolean {
  const wanted = site.captchas.get(ticket)
  site.captchas.delete(ticket)
  return wanted !== undefined && wanted.toLowerCase() === answer.toLowerCase()
}

/** What the picture of that captcha shows. */
export function captchaAnswer(site: Site, ticket: string): string {
  const answer = site.captchas.get(ticket)
  if (answer === undefined) throw new Error(`no captcha ${ticket}`)
  return answer
}
