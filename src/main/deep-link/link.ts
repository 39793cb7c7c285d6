import { z } from 'zod'
import { RedropError } from '../../shared/errors.ts'
import { formatUri, parseUri } from '../../shared/uri.ts'

export const linkScheme = 'redrop'

/**
 * What `redrop://open?site=…&uri=…` asks for: a place to show. `replace` and `quick-save` name a remote place in the same
 * way, and only that: what is sent there the user chooses, after a question.
 */
export interface Link {
  readonly action: LinkAction
  /** Origin of a site, as `URL.origin` spells it. */
  readonly site: string
  /** A folder or a file of the user's own space, in its one spelling. */
  readonly uri: string
}

const actions = ['open', 'replace', 'quick-save'] as const
export type LinkAction = (typeof actions)[number]

/** Longer ones are cut off by some systems, at places of an attacker's choice. */
const longest = 2048

/** What no address holds as it is, and a launcher might take for the end of an argument. */
const foreign = /[^\x21-\x7e]|["<>\\^`{|}]/

const site = z.string().transform((text, context) => {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (isWeb && (text === url.origin || text === `${url.origin}/`)) return url.origin
  context.addIssue('not the origin of a site')
  return z.NEVER
})

const uri = z.string().transform((text, context) => {
  try {
    const parsed = parseUri(text)
    // Without somebody else's id, and without the password of a share.
    if (parsed.fs === 'my' && parsed.id === null && parsed.password === null) return formatUri(parsed)
  } catch (error) {
    if (!(error instanceof RedropError)) throw error
  }
  context.addIssue('not a place of the user')
  return z.NEVER
})

const parameters = z.strictObject({ site: z.tuple([site]), uri: z.tuple([uri]) })

/** Anybody can write a link, on any page: null for all that is not exactly one of ours. */
export function parseLink(text: string): Link | null {
  const url = text.length > longest || foreign.test(text) ? null : URL.parse(text)
  const action = actions.find((one) => one === url?.host)
  if (url?.protocol !== `${linkScheme}:` || action === undefined) return null
  // Windows adds a slash to the host of a link.
  const isPlain =
    ['', '/'].includes(url.pathname) && url.hash === '' && url.username === '' && url.password === ''
  if (!isPlain) return null
  const given = Object.groupBy(url.searchParams, ([name]) => name)
  const values = Object.entries(given).map(([name, pairs]) => [name, pairs?.map(([, value]) => value)])
  const parsed = parameters.safeParse(Object.fromEntries(values))
  return parsed.success ? { action, site: parsed.data.site[0], uri: parsed.data.uri[0] } : null
}
