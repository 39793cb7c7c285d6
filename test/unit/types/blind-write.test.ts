import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const imports = {
  model: `import type { Base, FileRef, RemoteEntry, Target } from '${root}src/shared/model/index.ts'`,
  rules: `import { mustBeAbsent, mustBeCurrent, type Precondition } from '${root}src/core/domain/precondition.ts'`,
  content: `import { putContent } from '${root}src/core/cloudreve/content.ts'
    import type { Api } from '${root}src/core/cloudreve/api.ts'
    import type { HttpBody } from '${root}src/core/ports/http.ts'`,
  upload: `import { createSession } from '${root}src/core/cloudreve/upload.ts'`,
}
const given = `
  declare const base: Base
  declare const file: FileRef
  declare const folder: RemoteEntry & { readonly type: 'folder' }
  declare const entry: RemoteEntry
`
const sending = `
  declare const api: Api
  declare const body: HttpBody
  const uri = 'cloudreve://my/a'
`

interface Snippet {
  readonly name: string
  readonly code: string
  /** What TypeScript must say about it, as `TS<code>` and what the message names; null: it compiles. */
  readonly says: RegExp | null
}

const noPrecondition =
  /^TS2322: .*not assignable to type '(?:Precondition|\{ readonly \[precondition\]: true; \})'/

const preconditions: readonly Snippet[] = [
  { name: 'the base of a replace', code: 'const p: Precondition = mustBeCurrent(base)', says: null },
  { name: 'a folder of the site', code: 'const p: Precondition = mustBeAbsent(folder)', says: null },
  { name: 'a string', code: `const p: Precondition = 'JBxJf5'`, says: noPrecondition },
  { name: 'an empty string', code: `const p: Precondition = ''`, says: noPrecondition },
  { name: 'the id of a version', code: 'const p: Precondition = base.version.id', says: noPrecondition },
  { name: 'nothing', code: 'const p: Precondition = undefined', says: noPrecondition },
  { name: 'a version without a base', code: 'mustBeCurrent(base.version)', says: /^TS2345: .*'Base'/ },
  { name: 'a file as if it were a folder', code: 'mustBeAbsent(entry)', says: /^TS2345: .*"folder"/s },
]

const replace = (rest: string) => `const t: Target = { kind: 'replace', file, ${rest} }`
const targets: readonly Snippet[] = [
  { name: 'a file with a base', code: replace('base'), says: null },
  {
    name: 'a folder and a name',
    code: `const t: Target = { kind: 'create', folder: file, name: 'a' }`,
    says: null,
  },
  { name: 'a file without a base', code: replace(''), says: /^TS2322: .*Property 'base' is missing/s },
  { name: 'a file with nothing as its base', code: replace('base: undefined'), says: /^TS2322: .*'Base'/s },
  {
    name: 'a file with a version as its base',
    code: replace('base: base.version'),
    says: /^TS\d+: .*'VersionRef'.*'Base'/s,
  },
  {
    name: 'a third kind',
    code: `const t: Target = { kind: 'overwrite', file }`,
    says: /^TS2322: .*"overwrite"/s,
  },
]

const put = (previous: string) => `void putContent(api, { uri, ${previous} body })`
const session = (previous: string) => `void createSession(api, { uri, size: 1, ${previous} replace: true })`
const requests = { PUT: put, 'a session': session }
const writes: readonly Snippet[] = Object.entries(requests).flatMap(([name, request]) => [
  { name: `${name} over the base`, code: request('previous: mustBeCurrent(base),'), says: null },
  { name: `${name} where nothing is`, code: request('previous: mustBeAbsent(folder),'), says: null },
  {
    name: `${name} without \`previous\``,
    code: request(''),
    says: /^TS2345: .*Property 'previous' is missing/s,
  },
  { name: `${name} with an empty \`previous\``, code: request(`previous: '',`), says: noPrecondition },
  {
    name: `${name} with a plain version id`,
    code: request('previous: base.version.id,'),
    says: noPrecondition,
  },
  {
    name: `${name} with an undefined \`previous\``,
    code: request('previous: undefined,'),
    says: noPrecondition,
  },
])

/** Compiles all snippets in one program with the options of the product; diagnostics by snippet. */
function compile(snippets: readonly Snippet[], prelude: string): Map<string, string> {
  const config = ts.readConfigFile(`${root}tsconfig.base.json`, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const sources = new Map(
    snippets.map(({ code }, index) => [`${root}test/unit/types/snippet-${index}.ts`, `${prelude}\n${code}`]),
  )
  const compilerOptions = {
    ...options,
    noEmit: true,
    emitDeclarationOnly: false,
    declaration: false,
    types: ['node'],
  }
  const disk = ts.createCompilerHost(compilerOptions)
  const host: ts.CompilerHost = {
    ...disk,
    readFile: (path) => sources.get(path) ?? disk.readFile(path),
    fileExists: (path) => sources.has(path) || disk.fileExists(path),
    getSourceFile: (path, languageVersion, ...rest) => {
      const text = sources.get(path)
      return text === undefined
        ? disk.getSourceFile(path, languageVersion, ...rest)
        : ts.createSourceFile(path, text, languageVersion)
    },
  }
  const program = ts.createProgram([...sources.keys()], compilerOptions, host)
  return new Map(
    [...sources.keys()].map((path, index) => {
      const source = program.getSourceFile(path)
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      const said = found.map(
        ({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      )
      return [snippets[index]?.name ?? '', said.join('\n')]
    }),
  )
}

const groups = [
  {
    title: 'a precondition from',
    snippets: preconditions,
    prelude: `${imports.model}\n${imports.rules}\n${given}`,
  },
  { title: 'a target that is', snippets: targets, prelude: `${imports.model}\n${given}` },
  {
    title: 'sending content:',
    snippets: writes,
    prelude: `${Object.values(imports).join('\n')}\n${given}\n${sending}`,
  },
]

describe.each(groups)('$title', ({ snippets, prelude }) => {
  let said: ReadonlyMap<string, string>
  beforeAll(() => {
    said = compile(snippets, prelude)
  })

  it.each(snippets.filter(({ says }) => says === null))('$name compiles', ({ name }) => {
    expect(said.get(name)).toBe('')
  })

  it.each(snippets.filter(({ says }) => says !== null))('$name does not compile', ({ name, says }) => {
    expect(said.get(name)).toMatch(says ?? '')
    expect(said.get(name)).not.toMatch(/\n/)
  })
})
