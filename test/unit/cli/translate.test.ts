import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../../src/shared/i18n/translate.ts'
import { errorText } from '../../../src/cli/error-text.ts'
import { messages, type Locale, type MessageKey } from '../../../src/shared/i18n/index.ts'

type Tree = { readonly [key: string]: string | Tree }

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const locales: readonly Locale[] = ['en', 'zh-CN']

describe.each(locales)('every sentence in %s', (locale) => {
  const t = createTranslator(locale)

  it('comes out as it is written', () => {
    const wrong = flat(messages[locale]).flatMap(([key, text]) => {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
      const values = Object.fromEntries(names.map((name) => [name, `“${name}”`]))
      const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => `“${name}”`)
      const shown = t(key as MessageKey, values)
      // Singular and plural stand side by side.
      return filled.split(' | ').includes(shown) ? [] : [{ key, shown }]
    })
    expect(wrong).toEqual([])
  })
})

describe('values in sentences', () => {
  it('get a blank towards Chinese only where they are Latin, and nothing in them changes', () => {
    const t = createTranslator('zh-CN')
    const moved = (who: string) => t('conflicts.stale.text', { who })
    expect(moved('Ana')).toBe('你的文件基于较早的版本，Ana 之后又保存了新版本。你的文件尚未上传。')
    expect(moved('有人')).toBe('你的文件基于较早的版本，有人之后又保存了新版本。你的文件尚未上传。')
    expect(t('cli.put.replaced', { name: '报告 v2.txt', size: '86 KB' })).toBe(
      '已替换“报告 v2.txt”（86 KB）。',
    )
    expect(t('cli.put.replaced', { name: '年度 报告', size: '5 字节' })).toBe('已替换“年度 报告”（5 字节）。')
    expect(errorText(t, 'unknown-host', { host: 'a.example' })).toBe(
      '找不到主机 a.example。请检查拼写和网络连接。',
    )
  })

  it('that look like the syntax of messages are values all the same', () => {
    const t = createTranslator('en')
    const name = "{size} @:cli.help | {'x'}"
    expect(t('cli.put.replaced', { name, size: '1' })).toBe(`Replaced “${name}” (1).`)
  })

  it('that are bytes are shown as sizes', () => {
    const params = { name: 'a', need: 3000, free: 10 }
    expect(errorText(createTranslator('en'), 'no-space', params)).toContain('needs 3 KB, 10 bytes are free')
  })
})
