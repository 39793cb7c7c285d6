import { createApi } from '../../cloudreve/api.ts'
import { ApiError, UnexpectedAnswer } from '../../cloudreve/errors.ts'
import * as site from '../../cloudreve/site.ts'
import { isLoopback } from '../../domain/loopback.ts'
import { RedropError } from '../../../shared/errors.ts'
import type { ProbeDeps } from './probe.ts'
import { hostOf } from './site.ts'
import { isSick, namingHost } from './trouble.ts'
import { parseRelease } from '../../domain/versions.ts'

export interface Pinged {
  readonly baseUrl: string
  readonly version: string
}

const route = '/api/v4/site/ping'
const mostRedirects = 5

/** Asks one base URL for its version, following redirects that lead to a ping again. Null: no Cloudreve answers there. */
export async function ping(deps: ProbeDeps, baseUrl: string, allowInsecure: boolean): Promise<Pinged | null> {
  let at = baseUrl
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const answer = await pingOnce(deps, at)
    if (answer.kind === 'version') return { baseUrl: at, version: answer.version }
    if (answer.kind === 'nothing') return null
    at = answer.baseUrl
    const { protocol, hostname, host } = new URL(at)
    if (protocol === 'http:' && !allowInsecure && !isLoopback(hostname))
      throw new RedropError('insecure-http', { host, url: at })
  }
  return null
}

type Answer =
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'redirect'; readonly baseUrl: string }
  | { readonly kind: 'nothing' }

async function pingOnce(deps: ProbeDeps, baseUrl: string): Promise<Answer> {
  return await namingHost(hostOf(baseUrl), async () => {
    try {
      const release = parseRelease(await site.ping(createApi({ ...deps, baseUrl })))
      const version = release && release.join('.')
      return version === null ? { kind: 'nothing' } : { kind: 'version', version }
    } catch (error) {
      if (error instanceof UnexpectedAnswer && error.status >= 300 && error.status < 400)
        return await redirectOf(deps, baseUrl)
      if (error instanceof ApiError || (error instanceof UnexpectedAnswer && !isSick(error)))
        return { kind: 'nothing' }
      throw error
    }
  })
}

/** Where a ping is sent on to; only an address that is a ping again tells a base URL. */
async function redirectOf(deps: ProbeDeps, baseUrl: string): Promise<Answer> {
  const url = new URL(baseUrl + route)
  const { headers } = await deps.http.request({ method: 'GET', url, headers: {} })
  const target = URL.parse(headers['location'] ?? '', url.href)
  if (target === null || !/^https?:$/.test(target.protocol) || !target.pathname.endsWith(route))
    return { kind: 'nothing' }
  return { kind: 'redirect', baseUrl: target.origin + target.pathname.slice(0, -route.length) }
}

/** Version 3 has another API and answers ours with its start page; asked only to name it to the user. */
export async function pingVersion3(deps: ProbeDeps, baseUrl: string): Promise<Pinged | null> {
  return await namingHost(hostOf(baseUrl), async () => {
    const url = new URL(`${baseUrl}/api/v3/site/ping`)
    const { body } = await deps.http.request({ method: 'GET', url, headers: {} })
    const version = /"data":\s*"(3\.\d+\.\d+)/.exec(Buffer.from(body).toString('utf8'))?.[1]
    return version === undefined ? null : { baseUrl, version }
  })
}
