import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signedIn, type World } from '../cli/harness/world.ts'
import { spawnCli } from '../cli/harness/process.ts'
import { keys } from '../cli/harness/streams.ts'
import { startApp, type RunningApp } from './running-app.ts'

const MiB = 1024 * 1024
const report = 'cloudreve://my/report.txt'

async function withApp(): Promise<World & { app: RunningApp }> {
  const made = await signedIn()
  return { ...made, app: await startApp(made.env) }
}

const phases = ({ services }: RunningApp) =>
  services.activity.items().map(({ name, phase }) => `${name} ${phase}`)

describe('put while the app runs', () => {
  it('is sent by the app, and shown and told here', async () => {
    const { run, file, content, app, bytesReceived } = await withApp()
    const ran = await run(['put', await file('report.txt', 'mine'), report], { tty: true })
    expect(ran.out).toContain('Created “report.txt” (4 bytes).\n')
    expect(ran.code).toBe(0)
    expect(await content(report)).toBe('mine')
    expect(bytesReceived()).toBe(4)
    expect(phases(app)).toEqual(['report.txt saved'])
  })

  it('needs no sign-in of its own', async () => {
    const { env, file, app, content, folder } = await withApp()
    await file('report.txt', 'mine')
    const alone = { ...env, REDROP_PASSPHRASE: '', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }
    const { ended } = spawnCli(['put', 'report.txt', report, '--json'], { env: alone, cwd: folder })
    const { code, events } = await ended
    expect(events.at(-1)).toMatchObject({ event: 'result', result: 'created', uri: report })
    expect(code).toBe(0)
    expect(await content(report)).toBe('mine')
    expect(phases(app)).toEqual(['report.txt saved'])
  })

  it('asks on this terminal, and the app does as it is told', async () => {
    const { begin, run, file, content, other, app } = await withApp()
    await other.save(report, Buffer.from('theirs'))
    const [seen] = (await run(['versions', report, '--json'])).events
    const id = String(seen?.['version'])
    await other.save(report, Buffer.from('theirs, newer'))
    const put = begin(['put', await file('report.txt', 'mine'), report, '--if-version', id], { tty: true })
    await put.err.shows(/Decide later/)
    put.type(keys.down + keys.enter)
    const { code, out } = await put.ended
    expect(out).toContain('Replaced “report.txt” (4 bytes).')
    expect(code).toBe(0)
    expect(phases(app)).toHaveLength(1)
    expect(await content(report)).toBe('mine')
  })

  it('leaves a question that nobody answers to the app', async () => {
    const { run, file, content, other, app } = await withApp()
    await other.save(report, Buffer.from('theirs'))
    const ran = await run(['put', await file('report.txt', ''), report])
    expect(ran.code).toBe(3)
    expect(ran.err).toContain('Your file is empty')
    expect(phases(app)).toEqual(['report.txt needs-decision'])
    expect(await content(report)).toBe('theirs')
    expect((await run(['status'])).out).toContain('report.txt  needs you\n    Your file is empty')
    expect((await run(['put', await file('report.txt', ''), report, '--allow-empty'])).code).toBe(0)
    expect(await content(report)).toBe('')
  })

  it('is paused by Ctrl-C, and goes on from the app', async () => {
    const { env, run, file, content, server } = await withApp()
    const path = await file('big.bin', 'x'.repeat(32 * MiB))
    server.faults.add({
      match: { method: 'PUT', path: /file\/content/ },
      do: { kind: 'slow-read', bytesPerSecond: MiB },
      times: 1,
    })
    const put = spawnCli(['put', path, 'cloudreve://my/', '--json'], { env })
    await put.out.shows(/"state":"sending"/)
    put.child.kill('SIGINT')
    const { code, events } = await put.ended
    expect(events.at(-1)).toMatchObject({ event: 'result', result: 'waiting', why: 'paused' })
    expect(code).toBe(8)
    expect((await run(['resume'])).code).toBe(0)
    expect((await content('cloudreve://my/big.bin'))?.length).toBe(32 * MiB)
  })

  it('is kept when the app quits meanwhile', async () => {
    const { env, run, file, server, app } = await withApp()
    server.faults.add({
      match: { method: 'PUT', path: /file\/content/ },
      do: { kind: 'slow-read', bytesPerSecond: MiB },
      times: 1,
    })
    const path = await file('report.txt', 'x'.repeat(32 * MiB))
    const put = spawnCli(['put', path, report, '--json'], { env })
    await put.out.shows(/"state":"sending"/)
    await app.quit()
    const { code, events } = await put.ended
    expect(events.at(-1)).toMatchObject({ event: 'result', result: 'interrupted' })
    expect(code).toBe(8)
    expect((await run(['resume'])).code).toBe(0)
  })

  it.each([
    ['a file that is not there', ['put', 'nothing.txt', report]],
    ['a folder that is not there', ['put', 'a.txt', 'cloudreve://my/no/way/']],
    ['two that would become one', ['put', 'a.txt', 'sub/a.txt', 'cloudreve://my/']],
    ['an account that is not there', ['put', 'a.txt', report, '--account', 'eve']],
    ['a version that is not there', ['put', 'a.txt', 'cloudreve://my/there.txt', '--if-version', 'x9']],
    ['a version of a file that is not there', ['put', 'a.txt', report, '--if-version', 'x9']],
    ['no place', ['put', 'a.txt', 'http://example.org/']],
  ])('%s is refused in the same words as without the app', async (_what, argv) => {
    const { run, file, folder, other, app } = await withApp()
    await other.save('cloudreve://my/there.txt', Buffer.from('theirs'))
    await file('a.txt', 'a')
    await mkdir(join(folder, 'sub'))
    await file('sub/a.txt', 'another')
    const cli = () =>
      run(argv.map((word) => (word.endsWith('.txt') && !word.includes(':') ? join(folder, word) : word)))
    const beside = await cli()
    expect(app.services.activity.items()).toEqual([])
    await app.quit()
    expect(beside).toEqual(await cli())
    expect(beside.code).toBeGreaterThan(0)
  })
})

describe('the queue of the app', () => {
  it('is listed, paused, resumed and ended', async () => {
    const { run, file, content } = await withApp()
    expect(await run(['queue'])).toMatchObject({ code: 0, out: 'Nothing is under way.\n' })
    await run(['queue', 'pause'])
    const put = await run(['put', await file('report.txt', 'mine'), report])
    expect(put).toMatchObject({ code: 8, err: '“report.txt” is paused.\n' })
    await run(['put', await file('other.txt', 'other'), 'cloudreve://my/'])
    const { events } = await run(['queue', '--json'])
    expect(events).toMatchObject([
      { event: 'transfer', uri: report, phase: 'queued', paused: true, direction: 'upload' },
      { event: 'transfer', uri: 'cloudreve://my/other.txt', paused: true },
    ])
    const id = (at: number) => String(events[at]?.['id'])
    expect(await run(['queue', 'cancel', id(1).slice(0, 8)], { tty: true })).toMatchObject({
      code: 0,
      out: 'Ended “other.txt”. Nothing of it stays on the server.\n',
    })
    expect((await run(['queue', 'resume', id(0)], { tty: true })).out).toBe('“report.txt” goes on.\n')
    await expect.poll(() => content(report)).toBe('mine')
    expect(await content('cloudreve://my/other.txt')).toBeNull()
    expect((await run(['queue', 'list'])).out).toBe('Nothing is under way.\n')
  })

  it('sends again what was paused, when it is put again', async () => {
    const { run, file, content } = await withApp()
    const path = await file('report.txt', 'mine')
    await run(['queue', 'pause'])
    await run(['put', path, report])
    const [paused] = (await run(['queue', '--json'])).events
    await run(['queue', 'pause', String(paused?.['id'])])
    await run(['queue', 'resume', String(paused?.['id'])])
    await expect.poll(() => content(report)).toBe('mine')
    await run(['queue', 'resume'])
    const again = await run(['put', await file('report.txt', 'mine, newer'), report])
    expect(again.code).toBe(0)
    expect(await content(report)).toBe('mine, newer')
  })

  it('is never ended as a whole by leaving out a word', async () => {
    const { run } = await withApp()
    expect(await run(['queue', 'cancel'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--all') as string,
    })
    expect((await run(['queue', 'cancel', '--all'])).code).toBe(0)
    expect(await run(['queue', 'pause', 'zzz'])).toMatchObject({ code: 6 })
  })

  it('resume and cancel of the command line are those of the app', async () => {
    const { run, file, content, app } = await withApp()
    await run(['queue', 'pause'])
    const path = await file('report.txt', 'mine')
    await run(['put', path, report])
    await run(['put', await file('b.txt', 'b'), 'cloudreve://my/'])
    const [first, second] = (await run(['status', '--json'])).events
    expect(first).toMatchObject({ uri: report, paused: true })
    expect((await run(['cancel', String(second?.['id'])])).code).toBe(0)
    const resumed = await run(['resume'], { tty: true })
    expect(resumed.code).toBe(0)
    expect(resumed.out).toContain('Created “report.txt”')
    expect(await content(report)).toBe('mine')
    expect(phases(app)).toEqual(['b.txt cancelled', 'report.txt saved'])
  })

  it('is watched until Ctrl-C, and until the app quits', async () => {
    const { run, file, env, app } = await withApp()
    const json = spawnCli(['watch', '--json'], { env })
    const text = spawnCli(['watch'], { env })
    await run(['queue', 'pause'])
    await json.out.shows(/"event":"paused","on":true/)
    await text.out.shows(/All transfers are paused/)
    await run(['put', await file('report.txt', 'mine'), report])
    await json.out.shows(/"phase":"queued"/)
    await run(['queue', 'resume'])
    await json.out.shows(/"phase":"saved"/)
    await text.out.shows(/report\.txt → report\.txt {2}saved/)
    json.child.kill('SIGINT')
    expect((await json.ended).code).toBe(0)
    await app.quit()
    expect(await text.ended).toMatchObject({ code: 8, err: 'Redrop has quit.\n' })
  })

  it.each([['queue'], ['watch']])('%s says that no app runs', async (command) => {
    const { run } = await signedIn()
    const ran = await run([command])
    expect(ran).toMatchObject({ code: 8, err: 'Redrop is not running. Start it, then try again.\n' })
  })
})
