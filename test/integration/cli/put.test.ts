import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { age, signedIn } from './harness/world.ts'

const report = 'cloudreve://my/report.txt'

describe('put to one place', () => {
  it('creates a file at a free name and replaces it the next time, quiet in a pipe', async () => {
    const { run, file, content } = await signedIn()
    const path = await file('mine.txt', 'first')
    expect(await run(['put', path, report])).toMatchObject({ code: 0, out: '', err: '' })
    expect(await content(report)).toBe('first')
    await file('mine.txt', 'second')
    expect(await run(['put', path, report])).toMatchObject({ code: 0, out: '', err: '' })
    expect(await content(report)).toBe('second')
  })

  it('says on a terminal what it did and how to take it back', async () => {
    const { run, file } = await signedIn()
    const path = await file('mine.txt', 'first')
    const created = await run(['put', path, 'cloudreve://my/Bericht (1).txt'], { tty: true })
    expect(created.out).toContain('Created “Bericht (1).txt” (5 bytes).')
    expect(created.out).toContain('redrop undo cloudreve://my/Bericht%20%281%29.txt')
  })

  it('gives JSON lines with the version that was made', async () => {
    const { run, file, server } = await signedIn()
    const { events, err } = await run(['put', await file('mine.txt', 'first'), report, '--json'])
    const version = server.ledger.current(report)?.versionId
    expect(events.at(-1)).toMatchObject({
      event: 'result',
      result: 'created',
      version,
      size: 5,
      undo: 'trash',
    })
    expect(err).toBe('')
  })

  it('says that the content is there already, and sends nothing', async () => {
    const { run, file, bytesReceived } = await signedIn()
    const path = await file('mine.txt', 'first')
    await run(['put', path, report])
    const before = bytesReceived()
    const { code, events } = await run(['put', path, report, '--json'])
    expect(code).toBe(0)
    expect(events.at(-1)).toMatchObject({ result: 'identical' })
    expect(bytesReceived()).toBe(before)
  })

  it('goes into a folder that is there, under its own name', async () => {
    const { run, file, content } = await signedIn()
    expect((await run(['put', await file('a.txt', 'a'), 'cloudreve://my/'])).code).toBe(0)
    expect(await content('cloudreve://my/a.txt')).toBe('a')
  })

  it('names a folder that is missing and the option that creates it', async () => {
    const { run, file, content } = await signedIn()
    const path = await file('a.txt', 'a')
    const refused = await run(['put', path, 'cloudreve://my/New/Deep/b.txt'])
    expect(refused).toMatchObject({ code: 6, out: '' })
    expect(refused.err).toBe('There is no folder “cloudreve://my/New/Deep”. Add --parents to create it.\n')
    expect((await run(['put', path, 'cloudreve://my/New/Deep/b.txt', '--parents'])).code).toBe(0)
    expect(await content('cloudreve://my/New/Deep/b.txt')).toBe('a')
    expect((await run(['put', path, 'cloudreve://my/Other/', '--parents'])).code).toBe(0)
    expect(await content('cloudreve://my/Other/a.txt')).toBe('a')
  })
})

describe('put with several files', () => {
  it('sends them into a folder, and creates it with --parents', async () => {
    const { run, file, content } = await signedIn()
    const paths = [await file('a.txt', 'a'), await file('b.txt', 'b'), await file('c.txt', 'c')]
    const refused = await run(['put', ...paths, 'cloudreve://my/Many'])
    expect(refused).toMatchObject({ code: 6 })
    expect(refused.err).toContain('--parents')
    expect((await run(['put', ...paths, 'cloudreve://my/Many', '--parents'])).code).toBe(0)
    for (const name of ['a', 'b', 'c']) expect(await content(`cloudreve://my/Many/${name}.txt`)).toBe(name)
  })

  it('does not take a file for the folder they should go into', async () => {
    const { run, file, other, content } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    const { code, err } = await run(['put', await file('a.txt', 'a'), await file('b.txt', 'b'), report])
    expect(code).toBe(6)
    expect(err).toMatch(/is a file, not a folder/)
    expect(await content(report)).toBe('theirs')
  })

  it('sends neither of two files that would become one', async () => {
    const { run, file, folder, bytesReceived } = await signedIn()
    const one = await file('a.txt', 'one')
    await mkdir(join(folder, 'sub'))
    const two = await file('sub/a.txt', 'two')
    const { code, err } = await run(['put', one, two, 'cloudreve://my/'])
    expect(code).toBe(2)
    expect(err).toBe('Several files would be “a.txt”. Send them one by one.\n')
    expect(bytesReceived()).toBe(0)
  })

  it('names each one that cannot be sent, sends the others and ends with the code of the first', async () => {
    const { run, file, folder, content } = await signedIn()
    const good = await file('good.txt', 'good')
    const { code, err } = await run(['put', join(folder, 'gone.txt'), folder, good, 'cloudreve://my/'])
    expect(code).toBe(6)
    expect(err.trim().split('\n')).toEqual([
      `There is no “${join(folder, 'gone.txt')}” on this computer.`,
      `“${folder}” is a folder. Name the files in it.`,
    ])
    expect(await content('cloudreve://my/good.txt')).toBe('good')
  })
})

describe('put with --if-version', () => {
  it('replaces the version that is named while it is current, whatever the age of the local file', async () => {
    const { run, file, other, server, content } = await signedIn()
    const path = await file('mine.txt', 'mine')
    await age(path)
    await other.save(report, Buffer.from('theirs'))
    const version = server.ledger.current(report)?.versionId ?? ''
    expect((await run(['put', path, report, '--if-version', version])).code).toBe(0)
    expect(await content(report)).toBe('mine')
  })

  it('asks when the version that is named is no longer current', async () => {
    const { run, file, other, server, content, bytesReceived } = await signedIn()
    await other.save(report, Buffer.from('old'))
    const version = server.ledger.current(report)?.versionId ?? ''
    await other.save(report, Buffer.from('newer'))
    const before = bytesReceived()
    const argv = ['put', await file('mine.txt', 'mine'), report, '--if-version', version]
    const { code, events } = await run([...argv, '--json'])
    expect(code).toBe(3)
    expect(events.find(({ event }) => event === 'conflict')).toMatchObject({
      kind: 'stale',
      base: { version },
      answers: ['create', 'replace', 'keep-remote'],
    })
    expect(await content(report)).toBe('newer')
    expect(bytesReceived()).toBe(before)
  })

  it('names a version that the file does not have', async () => {
    const { run, file, other, content } = await signedIn()
    const path = await file('mine.txt', 'mine')
    const nothing = await run(['put', path, report, '--if-version', 'nope'])
    expect(nothing).toMatchObject({ code: 6 })
    expect(await content(report)).toBeNull()
    await other.save(report, Buffer.from('theirs'))
    const unknown = await run(['put', path, report, '--if-version', 'nope'])
    expect(unknown).toMatchObject({ code: 6 })
    expect(unknown.err).toBe('“report.txt” has no version nope. “redrop versions” lists them.\n')
    expect(await content(report)).toBe('theirs')
  })

  it('goes with one file only', async () => {
    const { run, file } = await signedIn()
    const paths = [await file('a.txt', 'a'), await file('b.txt', 'b')]
    expect(await run(['put', ...paths, 'cloudreve://my/', '--if-version', 'x'])).toMatchObject({
      code: 2,
      err: '--if-version goes with one file only.\n',
    })
  })
})

describe('a transfer that is kept', () => {
  it('remembers the local file by its absolute path', async () => {
    const { run, file, folder, other } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    const path = await file('mine.txt', '')
    const here = process.cwd()
    const relative = join(
      '..',
      ...here
        .split('/')
        .slice(2)
        .map(() => '..'),
      path,
    )
    await run(['put', relative, report])
    const { events } = await run(['status', '--json'])
    expect(events[0]).toMatchObject({ event: 'transfer', local: path, state: 'needs-decision' })
    await rename(path, join(folder, 'elsewhere.txt'))
  })
})
