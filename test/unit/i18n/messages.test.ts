import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { en } from '../../../src/shared/i18n/en/index.ts'
import { zhCN } from '../../../src/shared/i18n/zh-CN/index.ts'

type Tree = { readonly [key: string]: string | Tree }

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const english = flat(en)
const chinese = flat(zhCN)

const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))
const written = (all: readonly [string, string][], pattern: RegExp) =>
  all.filter(([, text]) => pattern.test(text))

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(chinese.map(([key]) => key).sort()).toEqual(english.map(([key]) => key).sort())
  })

  it('have the same placeholders', () => {
    const other = new Map(chinese)
    for (const [key, text] of english)
      expect({ key, names: placeholders(other.get(key) ?? '') }).toEqual({ key, names: placeholders(text) })
  })
})

describe('the wording', () => {
  it('has none of the words that blame or alarm', () => {
    expect(written(english, /conflict|\berror|fail(ed|s)? to|!/i)).toEqual([])
    expect(written(chinese, /您|错误|冲突|！/u)).toEqual([])
  })

  it('puts names in typographic quotes', () => {
    expect(written([...english, ...chinese], /["']\{\w+\}["']/)).toEqual([])
  })

  it('has full-width punctuation after Chinese', () => {
    expect(written(chinese, /\p{Script=Han}[,;:!?]/u)).toEqual([])
  })

  it('has a blank between Chinese and Latin, but in dates', () => {
    expect(written(chinese, /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9](?![年月日])\p{Script=Han}/u)).toEqual([])
  })

  it('leaves the blanks around values that may be Chinese to mixedSpacing', () => {
    const shared = chinese.filter(([key]) => /^(cli|conflicts|errors)\./.test(key))
    expect(written(shared, /\p{Script=Han} \{|\} \p{Script=Han}/u)).toEqual([])
  })
})

const root = fileURLToPath(new URL('../../../src/', import.meta.url))

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('.vue'))
    .map((name) => join(folder, name))
}

describe('the places where errors are made', () => {
  /** What is added to every error that is reported about a remote place. */
  const added = ['host', 'name', 'uri']
  /** Reasons as codes: the sentence has their words, as `why`. */
  const namedByCode = ['keychain', 'problem']
  /** Made anew with the account's facts where they are known, see Connections. */
  const madeAnew = ['core/cloudreve/tokens.ts', 'core/services/connect.ts']
  const thrown = sources(root).flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    const made = /new RedropError\(\s*'([\w-]+)',\s*\{([^{}]*)\}/g
    return [...text.matchAll(made)].map(([, code = '', params = '']) => {
      return { place: path.slice(root.length), code, params }
    })
  })

  it('give all values of the sentences', () => {
    expect(thrown.length).toBeGreaterThan(30)
    const sentences = new Map(english)
    const blank = thrown.flatMap(({ place, code, params }) => {
      if (params.includes('...') || madeAnew.includes(place)) return []
      const given = [...params.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name]) => name ?? '')
      const names = given.map((name) => (namedByCode.includes(name) ? 'why' : name))
      const needed = placeholders(sentences.get(`errors.${code}`) ?? '')
      const missing = [...needed].filter((name) => ![...added, ...names].includes(name))
      return missing.length > 0 ? [{ place, code, missing }] : []
    })
    expect(blank).toEqual([])
  })
})
