import { ApiError, badParameter } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { parseUri } from '../files/uri.ts'
import type { FileUri } from '../files/uri.ts'

export type Body = Readonly<Record<string, unknown>>

export async function objectBody(call: Call): Promise<Body> {
  const body = await call.json()
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrongType()
  return body as Body
}

/** The uri of the query string, checked as the real server's parameter binding does. */
export function queryUri(call: Call, unknown?: string): FileUri {
  const text = call.query.get('uri') ?? ''
  if (text === '') throw badParameter('Uri cannot be empty')
  return parseUri(text, unknown)
}

export function bodyUri(body: Body): FileUri {
  return parseUri(requiredText(body, 'uri', 'Uri'))
}

export function requiredText(body: Body, key: string, label: string): string {
  const value = optionalText(body, key)
  if (value === '') throw badParameter(`${label} cannot be empty`)
  return value
}

export function optionalText(body: Body, key: string): string {
  const value = body[key] ?? ''
  if (typeof value !== 'string') throw wrongType()
  return value
}

export function flag(body: Body, key: string): boolean {
  const value = body[key] ?? false
  if (typeof value !== 'boolean') throw wrongType()
  return value
}

export function integer(body: Body, key: string): number {
  const value = body[key] ?? 0
  if (!Number.isInteger(value)) throw wrongType()
  return value as number
}

export function textList(body: Body, key: string): string[] | null {
  const value = body[key] ?? null
  if (value === null) return null
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw wrongType()
  return value
}

export function textMap(body: Body, key: string): Record<string, string> {
  const value = body[key] ?? {}
  if (typeof value !== 'object' || Array.isArray(value)) throw wrongType()
  if (!Object.values(value).every((item) => typeof item === 'string')) throw wrongType()
  return value as Record<string, string>
}

/** `uris` of a batch call: present, parsable, not too many (contract §5.4). */
export function batchUris(call: Call, body: Body, options: { mayBeEmpty: boolean }): FileUri[] {
  const texts = textList(body, 'uris')
  if (texts === null) throw badParameter('Uris cannot be empty')
  if (texts.length === 0 && !options.mayBeEmpty) throw badParameter('Uris too short')
  const { maxBatchSize } = call.site.settings
  if (texts.length > maxBatchSize) throw new ApiError(40074, `Maximum allowed batch size: ${maxBatchSize}`)
  return texts.map((text) => parseUri(text))
}

/** 40081 around the failures of single uris; the rest is done (contract §6.5). */
export function batchError(failures: Readonly<Record<string, ApiError>>, data?: unknown): ApiError {
  const [first] = Object.values(failures)
  return new ApiError(40081, `failed to get target file: ${first?.message ?? ''}`, {
    aggregated: failures,
    data,
  })
}

/** Body length as the real server reads it: Content-Length, else the announced one, else 0 (contract §5.7). */
export function announcedLength(call: Call): number {
  const { headers } = call.request
  const text = headers['content-length'] ?? headers['x-expected-entity-length'] ?? '0'
  if (typeof text !== 'string' || !/^[+-]?\d+$/.test(text))
    throw new ApiError(40001, 'invalid content length')
  return Number(text)
}

function wrongType(): ApiError {
  return badParameter('JSON marshall error')
}
