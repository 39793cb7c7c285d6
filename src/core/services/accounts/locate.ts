import { isLoopback } from '../../domain/loopback.ts'
import { RedropError, type ErrorCode } from '../../../shared/errors.ts'
import type { Address } from './address.ts'
import { ping, pingVersion3, type Pinged } from './ping.ts'
import type { ProbeDeps } from './probe.ts'

/**
 * Finds scheme and base path under which a site answers: https before http, the longest base path first. Only this
 * computer is reached by http unasked.
 */
export async function locate(deps: ProbeDeps, address: Address, allowInsecure: boolean): Promise<Pinged> {
  const mayBePlain = allowInsecure || isLoopback(address.hostname)
  const search = (scheme: 'http:' | 'https:') => searchPaths(deps, scheme, address, allowInsecure)
  if (address.scheme === 'https:') return await search('https:')
  if (address.scheme === 'http:' && mayBePlain) return await search('http:')
  try {
    return await search('https:')
  } catch (noHttps) {
    if (!(noHttps instanceof RedropError) || !leavesHttp(noHttps.code, address.scheme)) throw noHttps
    const plain = await search('http:').catch((noHttp: unknown) => {
      throw address.scheme === null && noHttp instanceof RedropError && nobodyAnswered(noHttp.code)
        ? noHttps
        : noHttp
    })
    if (!mayBePlain && plain.baseUrl.startsWith('http:'))
      throw new RedropError('insecure-http', { host: address.host, url: plain.baseUrl })
    return plain
  }
}

/** Whether https failing in this way says that only http may work there. */
function leavesHttp(code: ErrorCode, typed: Address['scheme']): boolean {
  return (
    nobodyAnswered(code)
    || (typed === 'http:' && (code === 'certificate-untrusted' || code === 'not-cloudreve'))
  )
}

function nobodyAnswered(code: ErrorCode): boolean {
  return code === 'connection-refused' || code === 'connection-lost' || code === 'unreachable'
}

async function searchPaths(
  deps: ProbeDeps,
  scheme: 'http:' | 'https:',
  address: Address,
  allowInsecure: boolean,
): Promise<Pinged> {
  for (const path of address.paths) {
    const found = await ping(deps, `${scheme}//${address.host}${path}`, allowInsecure)
    if (found !== null) return found
  }
  for (const path of address.paths) {
    const found = await pingVersion3(deps, `${scheme}//${address.host}${path}`)
    if (found !== null) return found
  }
  throw new RedropError('not-cloudreve', { host: address.host })
}
