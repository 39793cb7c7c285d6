import { en } from './en/index.ts'
import { zhCN } from './zh-CN/index.ts'

export type Locale = 'en' | 'zh-CN'

export const messages = { en, 'zh-CN': zhCN } as const satisfies Record<Locale, unknown>

type Keys<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Keys<T[K], `${P}${K}.`>
}[keyof T & string]

/** Every key of the messages, dotted: a typo does not compile. */
export type MessageKey = Keys<typeof en>

/** The language of a POSIX or BCP 47 locale name: `zh_CN.UTF-8`, `zh-Hans`, `de` … */
export function localeFrom(name: string | undefined): Locale {
  return /^zh/i.test(name ?? '') ? 'zh-CN' : 'en'
}
