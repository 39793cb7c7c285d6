import { formatSize } from '../format/size.ts'
import type { Locale, MessageKey } from './index.ts'

type Params = Readonly<Record<string, string | number>>
type Translate = (key: MessageKey) => string

/** Params that are byte counts wherever an error has them. */
const sizes = new Set(['size', 'limit', 'need', 'free'])

/** Params that are codes, each with the place of its words; the sentence has them as `why`. */
const reasons = { problem: 'certificate', keychain: 'keychain' } as const

/** The params of an error as its sentence takes them: sizes and reasons in the user's language. */
export function shownParams(params: Params, locale: Locale, t: Translate): Params {
  const shown = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (sizes.has(name) && typeof value === 'number') return [name, formatSize(value, locale)]
    if (name === 'problem' || name === 'keychain')
      return ['why', t(`reasons.${reasons[name]}.${value}` as MessageKey)]
    return [name, value]
  })
  return Object.fromEntries(shown)
}
