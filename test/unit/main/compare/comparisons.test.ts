import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareFiles } from '../../../../src/core/services/compare/compare-files.ts'
import { Comparisons, type ComparisonParts } from '../../../../src/main/compare/comparisons.ts'
import { saveMerge } from '../../../../src/main/compare/save-merge.ts'
import { RedropError } from '../../../../src/shared/errors.ts'

let folder: string
let comparisons: Comparisons
const never: ComparisonParts['remote'] = () => Promise.reject(new Error('nothing is asked of a server'))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-comparisons-'))
  for (const name of ['profile', 'spool']) await mkdir(join(folder, name))
  comparisons = new Comparisons(parts())
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function parts(over: Partial<ComparisonParts> = {}): ComparisonParts {
  return {
    core: {
      profile: { folder: join(folder, 'profile'), spool: join(folder, 'spool') },
      safety: null,
      store: {},
    } as unknown as ComparisonParts['core'],
    remote: never,
    refs: { pathOf: (ref) => join(folder, ref), nameOf: (ref) => ref },
    links: { get: () => expect.unreachable() },
    compare: (job) => compareFiles(job),
    ...over,
  }
}

async function open(left: string, right: string, id = 'one') {
  await writeFile(join(folder, 'left.txt'), left)
  await writeFile(join(folder, 'right.txt'), right)
  return comparisons.start({
    id,
    left: { kind: 'local', ref: 'left.txt' },
    right: { kind: 'local', ref: 'right.txt' },
    base: null,
    ignoreLineEndSpaces: false,
  })
}
const left = () => readdir(join(folder, 'profile', 'compare'))

describe('a comparison', () => {
  it('has what the local file of a link holds, under the name that it has on the server', async () => {
    const file = { account: { instance: 'i', user: 'u' }, id: 'f', uri: 'cloudreve://my/Plan.txt' }
    const row = { path: join(folder, 'here.txt'), file }
    comparisons = new Comparisons(parts({ links: { get: () => ({ row, local: null }) as never } }))
    await writeFile(join(folder, 'here.txt'), 'a\nb\n')
    await writeFile(join(folder, 'left.txt'), 'a\n')
    const { right } = await comparisons.start({
      id: 'one',
      left: { kind: 'local', ref: 'left.txt' },
      right: { kind: 'link', id: 'l' },
      base: null,
      ignoreLineEndSpaces: false,
    })
    expect(right).toMatchObject({ name: 'Plan.txt', size: 4 })
  })

  it('is made of private copies, which go when it is closed', async () => {
    const { content, left: facts } = await open('a\nb', 'a\nc')
    expect(content).toMatchObject({ kind: 'text', hunks: [{ kind: 'same' }, { kind: 'conflict' }] })
    expect(facts).toMatchObject({ name: 'left.txt', size: 3, type: null })
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/)
    const [copy = ''] = await left()
    const path = join(folder, 'profile', 'compare', copy)
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect((await stat(join(path, 'left'))).mode & 0o077).toBe(0)
    await comparisons.close('one')
    expect(await left()).toEqual([])
  })

  it('what an earlier run left behind goes with the first one', async () => {
    await mkdir(join(folder, 'profile', 'compare', 'of-old'), { recursive: true })
    await open('a', 'b')
    expect(await left()).not.toContain('of-old')
  })

  it('a file that cannot be read leaves nothing behind', async () => {
    await writeFile(join(folder, 'left.txt'), 'a')
    const started = comparisons.start({
      id: 'one',
      left: { kind: 'local', ref: 'left.txt' },
      right: { kind: 'local', ref: 'missing.txt' },
      base: null,
      ignoreLineEndSpaces: false,
    })
    await expect(started).rejects.toMatchObject({ code: 'local-missing' })
    expect(await left()).toEqual([])
  })

  it('that is closed while it is made is cancelled, and leaves nothing behind', async () => {
    const reached = Promise.withResolvers<undefined>()
    comparisons = new Comparisons(
      parts({
        compare: (_job, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error))
            reached.resolve(undefined)
          }),
      }),
    )
    const opened = open('a', 'b')
    const refused = expect(opened).rejects.toMatchObject({ code: 'cancelled' })
    await reached.promise
    await comparisons.close('one')
    await refused
    expect(await left()).toEqual([])
    expect(() => comparisons.get('one')).toThrow(RedropError)
  })

  it('is compared again in another way', async () => {
    await open('a ', 'a')
    expect(await comparisons.again({ id: 'one', ignoreLineEndSpaces: true })).toMatchObject({
      hunks: [{ kind: 'same' }],
    })
  })

  it('hands out pictures only', async () => {
    await open('a', 'b')
    await expect(comparisons.picture({ id: 'one', side: 'left' })).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('saving a merge', () => {
  const version = { id: 'v2', size: 3, createdAt: 0, origin: { kind: 'unknown' } } as const
  const account = { instance: 'i', user: 'u' }

  async function save(lines: string[], encoding: 'kept' | 'utf-8', decided = 'ok') {
    await open('caf\u00e9\r\n', 'x')
    const opened = comparisons.get('one')
    const answers: { source: string; over: string | null; bytes: string }[] = []
    const outcome = await saveMerge(
      {
        comparisons: {
          text: () => ({
            kind: 'text',
            left: { encoding: 'latin-1', lineEnd: 'crlf' },
            right: { encoding: 'latin-1', lineEnd: 'crlf' },
            result: { encoding: 'latin-1', lineEnd: 'crlf' },
            hunks: [],
            base: 'none',
          }),
          get: () => ({
            ...opened,
            sources: {
              left: { kind: 'version', file: { account, id: 'f', uri: 'cloudreve://my/a' }, version },
              right: opened.sources.right,
            },
          }),
        },
        decisions: {
          async decideWith(_id, source, over) {
            answers.push({ source, over, bytes: (await readFile(source)).toString('latin1') })
            if (decided !== 'ok') throw new RedropError('conflict', { name: 'a' })
          },
        },
        store: { transfers: { get: () => Promise.resolve(null) } },
        profile: { spool: join(folder, 'spool') },
      },
      { id: 'one', transfer: 't', lines, encoding, place: 'over' },
    )
    return { outcome, answers }
  }

  it('writes it as the result is, and answers over the version that was shown', async () => {
    const { outcome, answers } = await save(['café', 'two'], 'kept')
    expect(outcome).toEqual({ saved: true })
    expect(answers).toMatchObject([{ over: 'v2', bytes: 'caf\u00e9\r\ntwo' }])
  })

  it('a character that the encoding does not have is named, and nothing is sent', async () => {
    const { outcome, answers } = await save(['caf\u00e9 你'], 'kept')
    expect(outcome).toEqual({ saved: false, lost: ['你'] })
    expect(answers).toEqual([])
    expect(await readdir(join(folder, 'spool'))).toEqual([])
  })

  it('is written as UTF-8 if that is wanted', async () => {
    const { answers } = await save(['你'], 'utf-8')
    expect(answers[0]?.bytes).toBe(Buffer.from('你').toString('latin1'))
  })

  it('an answer that is refused leaves no private file', async () => {
    await expect(save(['a'], 'kept', 'refused')).rejects.toMatchObject({ code: 'conflict' })
    expect(await readdir(join(folder, 'spool'))).toEqual([])
  })
})
