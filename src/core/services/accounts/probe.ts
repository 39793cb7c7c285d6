import { createApi } from '../../cloudreve/api.ts'
import { basicConfig, loginConfig } from '../../cloudreve/site.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Http } from '../../ports/http.ts'
import { RedropError } from '../../../shared/errors.ts'
import { parseAddress } from './address.ts'
import { captchaOf } from './captcha.ts'
import { locate } from './locate.ts'
import { hostOf, type Site } from './site.ts'
import { namingHost } from './trouble.ts'
import { isAtLeast } from '../../domain/versions.ts'

export interface ProbeDeps {
  readonly http: Http
  readonly clock: Clock
  /** UUID of this device (`X-Cr-Client-Id`). */
  readonly clientId: string
}

/** Milliseconds: somebody is looking at the address they have just typed. */
const limits = { connect: 10_000, idle: 15_000, answer: 15_000 }

function patient(http: Http): Http {
  return { ...http, request: (request) => http.request({ limits, ...request }) }
}

export interface ProbeOptions {
  /** The user has confirmed that the connection may be readable on the way. */
  readonly allowInsecure?: boolean
}

/**
 * Finds the site behind what a person typed or pasted, without sending anything secret. Throws RedropError `not-a-url`,
 * `insecure-http`, `not-cloudreve`, `server-too-old`, `unknown-host`, `connection-refused`, `unreachable`,
 * `certificate-untrusted`, `connection-lost`, `server-sick`.
 */
export async function probeSite(
  { http, clock, clientId }: ProbeDeps,
  input: string,
  options: ProbeOptions = {},
): Promise<Site> {
  const deps = { http: patient(http), clock, clientId }
  const address = parseAddress(input)
  const { baseUrl, version } = await locate(deps, address, options.allowInsecure ?? false)
  const host = hostOf(baseUrl)
  if (!isAtLeast(version, '4.0.0')) throw new RedropError('server-too-old', { host, version })
  const api = createApi({ ...deps, baseUrl })
  return await namingHost(host, async () => {
    const basic = await basicConfig(api)
    const captcha = captchaOf(await loginConfig(api), basic)
    const movedFrom = host === address.host ? null : address.host
    return { baseUrl, movedFrom, version, instanceId: basic.instanceId, title: basic.title, captcha }
  })
}
