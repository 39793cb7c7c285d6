import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { signedIn, type World } from './harness/world.ts'

const save = ({ run }: World, stdin: string, ...options: readonly string[]) =>
  run(['quick-save', ...options], { stdin })
const files = ({ server }: World) => server.site.state.files.filter(({ type }) => type === 'file')

it('what comes on standard input is saved by the rules, and its link is all that is printed', async () => {
  const world = await signedIn()
  const { code, out, err } = await save(world, 'Call the printer', '--to', 'cloudreve://my/')
  expect([code, err]).toEqual([0, ''])
  expect(files(world).map(({ name }) => name)).toEqual([
    expect.stringMatching(/^Note \d{4}-\d\d-\d\d \d\d\.\d\d\.md$/),
  ])
  expect(await world.content(`cloudreve://my/${encodeURIComponent(files(world)[0]?.name ?? '')}`)).toBe(
    'Call the printer',
  )
  const [share] = world.server.site.state.shares
  expect(out).toBe(`${world.server.url}/s/${world.server.site.ids.encode('share', share?.id ?? 0)}\n`)
  expect(await readdir(join(world.home, 'spool'))).toEqual([])
})

it('within a minute it replaces the same file under the same link, and what came in between is a question', async () => {
  const world = await signedIn()
  const here = ['--to', 'cloudreve://my/', '--name', 'log.txt']
  const first = await save(world, 'one', ...here)
  const second = await save(world, 'two', ...here)
  expect([second.code, second.out]).toEqual([0, first.out])
  expect(files(world)).toHaveLength(1)
  expect(files(world)[0]?.entities).toHaveLength(2)
  expect(await world.content('cloudreve://my/log.txt')).toBe('two')
  await world.other.save('cloudreve://my/log.txt', Buffer.from('theirs'))
  const third = await save(world, 'three', ...here, '--json')
  expect(third.code).toBe(3)
  expect(third.events.map(({ event }) => event)).not.toContain('link')
  expect(await world.content('cloudreve://my/log.txt')).toBe('theirs')
})

it('says what is missing, and leaves nothing behind', async () => {
  const world = await signedIn()
  const bytes = '\u0000\u0001'
  for (const [options, stdin, code, sentence] of [
    [[], 'text', 2, 'The settings name no folder for this. Say where it goes: --to URI.'],
    [['--to', 'cloudreve://my/'], '', 2, 'Standard input was empty. Nothing was saved.'],
    [['--to', 'cloudreve://my/'], bytes, 2, 'This is neither text nor a PNG picture.'],
    [['--to', 'cloudreve://my/none'], 'text', 6, 'none'],
    [['--to', 'http://example.org/'], 'text', 2, ''],
    [['--to', 'cloudreve://my/', '--name', 'a/b'], 'text', 6, 'a/b'],
  ] as const) {
    const ran = await save(world, stdin, ...options)
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(sentence)])
  }
  expect((await world.run(['quick-save'], { tty: true })).code).toBe(2)
  expect([files(world).length, await readdir(join(world.home, 'spool'))]).toEqual([0, []])
  const named = await save(world, bytes, '--to', 'cloudreve://my/', '--name', 'data.bin')
  expect([named.code, files(world).map(({ name }) => name)]).toEqual([0, ['data.bin']])
})
