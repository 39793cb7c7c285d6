import { badParameter } from '../http/reply.ts'

interface Kinds {
  string: string
  boolean: boolean
  integer: number
  strings: string[]
}

type Shape = Readonly<Record<string, keyof Kinds>>
type Decoded<S extends Shape> = { readonly [K in keyof S]: Kinds[S[K]] | undefined }

const fits: { readonly [K in keyof Kinds]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  strings: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
}

/** The named fields of a JSON body; absent and `null` are undefined, a wrong type is 40001. */
export function decode<const S extends Shape>(body: unknown, shape: S): Decoded<S> {
  if (typeof body !== 'object' || Array.isArray(body)) throw badParameter('JSON marshall error')
  const fields = (body ?? {}) as Record<string, unknown>
  const entries = Object.entries(shape).map(([name, kind]) => {
    const value = fields[name] ?? undefined
    if (value !== undefined && !fits[kind](value)) throw badParameter('JSON marshall error')
    return [name, value]
  })
  return Object.fromEntries(entries) as Decoded<S>
}

/** `label` is how the server spells the field in its message. */
export function required(value: string | null | undefined, label: string): string {
  if (value === null || value === undefined || value === '') throw badParameter(`${label} cannot be empty`)
  return value
}

/** Counted in characters, both ends included. */
export function length(value: string, label: string, min: number, max: number): string {
  const count = Array.from(value).length
  if (count < min) throw badParameter(`${label} too short`)
  if (count > max) throw badParameter(`${label} too long`)
  return value
}

export function email(value: string | null | undefined, label = 'Email'): string {
  const text = required(value, label)
  if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)) throw badParameter(`${label} format error`)
  return text
}

/** For rules whose message names no field. */
export function valid(condition: boolean): void {
  if (!condition) throw badParameter('Invalid parameters.')
}
