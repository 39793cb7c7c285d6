import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { withoutKeychain } from './harness/keychain.ts'
import { noTerminal, spawnCli, spawnOnTerminal } from './harness/process.ts'
import { keys } from './harness/streams.ts'
import { age, ana, signedIn, world, type World } from './harness/world.ts'

withoutKeychain()

const report = 'cloudreve://my/report.txt'
const MiB = 2 ** 20
const eraseLine = '\r\u001b[2K'

function slowly(made: World, bytesPerSecond: number): () => void {
  return made.server.faults.add({
    match: { path: /file\/(content|upload)/ },
    do: { kind: 'slow-read', bytesPerSecond },
  })
}

/** A first file shows Redrop what the site takes in a single request. */
async function teachLimit(made: World): Promise<void> {
  await made.run(['put', await made.file('first.bin', randomBytes(2 * MiB)), 'cloudreve://my/'])
}

/** Nothing of an upload holds the file: somebody else can save it, as soon as the server has seen the hang-up. */
async function isFree(made: World, uri: string): Promise<void> {
  await vi.waitFor(() => made.other.save(uri, Buffer.from('free')), { timeout: 10_000, interval: 100 })
  expect(await made.content(uri)).toBe('free')
}

describe.skipIf(noTerminal !== null)(`on a terminal (${noTerminal ?? 'a pseudo-terminal'})`, () => {
  it('login asks for the password without showing it', async () => {
    const { server, env } = await world()
    const running = spawnOnTerminal(['login', '--server', server.url, '--email', ana.email], { env })
    await running.out.shows(/Password for ana@example\.org/)
    running.type(ana.password + keys.enter)
    const { code, out } = await running.ended
    expect(code).toBe(0)
    expect(out).toContain('Signed in as ana@')
    expect(out).not.toContain(ana.password)
  })

  it('put paints a bar, takes it away and says what it did', async () => {
    const made = await signedIn()
    const path = await made.file('film.bin', randomBytes(4 * MiB))
    slowly(made, 4 * MiB)
    const running = spawnOnTerminal(['put', path, 'cloudreve://my/'], { env: made.env })
    await running.out.shows(/film\.bin {2}\[#+-*\] {2}\d+ % {2}[\d.]+ MB \/ 4\.0 MB/)
    const { code, out } = await running.ended
    expect(code).toBe(0)
    expect(out).not.toContain('100 %')
    const afterBar = out.split(eraseLine).at(-1)
    expect(afterBar).toMatch(/^Created “film\.bin” \(4\.0 MB\)\.\r\nTake it back with: redrop undo /)
  })

  it('Ctrl-C at the question sends nothing and keeps it open', async () => {
    const made = await signedIn()
    const path = await made.file('report.txt', 'mine')
    await age(path)
    await made.other.save(report, Buffer.from('theirs'))
    const before = made.bytesReceived()
    const running = spawnOnTerminal(['put', path, report], { env: made.env })
    await running.out.shows(/Two versions of “report\.txt”[\s\S]*Decide later/)
    running.type(keys.ctrlC)
    expect((await running.ended).code).toBe(3)
    expect(made.bytesReceived()).toBe(before)
    expect(made.server.ledger.entries).toHaveLength(1)
    expect((await made.run(['status'])).out).toContain('report.txt  needs you')
  })

  it.each([
    // Much more than the sockets between hold: what is in them is on its way.
    ['in one request', 50 * MiB, 40 * MiB, 8 * MiB],
    ['in chunks', 1 * MiB, 6 * MiB, 2 * MiB],
  ])('Ctrl-C while sending %s ends cleanly and leaves nothing', async (_, maxEditSize, size, speed) => {
    const made = await signedIn({ settings: { maxEditSize } })
    made.server.site.policy(1).chunkSize = MiB
    await teachLimit(made)
    await made.other.save(report, Buffer.from('theirs'))
    const path = await made.file('report.txt', randomBytes(size))
    const fast = slowly(made, speed)
    const running = spawnOnTerminal(['put', path, report], { env: made.env })
    await running.out.shows(/\[##+-+\]/)
    running.type(keys.ctrlC)
    const { code, out } = await running.ended
    fast()
    expect(out).toContain('Stopped “report.txt”. Nothing unfinished was saved.')
    expect(code).toBe(1)
    expect((await made.run(['status', '--json'])).events).toEqual([])
    expect(await made.content(report)).toBe('theirs')
    await isFree(made, report)
  })

  it('nothing in a name reaches the screen raw', async () => {
    const made = await signedIn()
    const name = 'a\u001b[2Jb\u009bc\nd\u202e.txt'
    await made.other.save(`cloudreve://my/${encodeURIComponent(name)}`, Buffer.from('x'))
    const forbidden = ['\u001b[2J', '\u009b', '\nd', '\u202e']
    for (const argv of [
      ['ls', 'cloudreve://my'],
      ['ls', 'cloudreve://my', '--json'],
    ]) {
      const { out } = await spawnOnTerminal(argv, { env: made.env }).ended
      expect(out).toContain('.txt')
      expect(forbidden.filter((raw) => out.includes(raw))).toEqual([])
    }
    const { events } = await made.run(['ls', 'cloudreve://my', '--json'])
    expect(events[0]).toMatchObject({ name })
    const local = await made.file('x\u001b[31m.txt', 'mine')
    const put = await spawnOnTerminal(['put', local, 'cloudreve://my/'], { env: made.env }).ended
    expect(put.out).toContain('Created “x\ufffd[31m.txt”')
    expect(put.out).not.toContain('x\u001b[31m')
  })
})

describe('as a process', () => {
  it('goes on after kill -9 where it was, without sending everything again', async () => {
    const made = await signedIn({ settings: { maxEditSize: MiB } })
    made.server.site.policy(1).chunkSize = MiB
    await teachLimit(made)
    const content = randomBytes(8 * MiB)
    const path = await made.file('big.bin', content)
    const fast = slowly(made, 4 * MiB)
    const running = spawnCli(['put', path, 'cloudreve://my/', '--json'], { env: made.env })
    await running.out.shows(/"sent":[5-9]\d{6}/)
    running.child.kill('SIGKILL')
    expect((await running.ended).code).toBeNull()
    fast()
    expect((await made.run(['status'])).out).toMatch(/big\.bin {2}interrupted/)
    const before = made.bytesReceived()
    const { code, events } = await made.run(['resume', '--json'])
    expect(code).toBe(0)
    expect(events.at(-1)).toMatchObject({ result: 'created' })
    expect(made.bytesReceived() - before).toBeLessThan(6 * MiB)
    const stored = await made.server.ledger.current('cloudreve://my/big.bin')?.bytes()
    expect(stored?.equals(content)).toBe(true)
  })

  it('does not mind a reader that goes away', async () => {
    const made = await signedIn()
    for (const name of ['a', 'b', 'c']) await made.other.save(`cloudreve://my/${name}.txt`, Buffer.from(name))
    const running = spawnCli(['ls', 'cloudreve://my'], { env: made.env })
    running.child.stdout?.destroy()
    const { code, err } = await running.ended
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('leaves no part file after a download that was stopped', async () => {
    const made = await signedIn()
    await made.other.save('cloudreve://my/big.bin', randomBytes(4 * MiB))
    made.server.faults.add({
      match: { method: 'GET', path: /file\/content/ },
      do: { kind: 'slow-answer', bytesPerSecond: MiB },
    })
    const argv = ['get', 'cloudreve://my/big.bin', join(made.folder, 'big.bin'), '--json']
    const running = spawnCli(argv, { env: made.env })
    await running.out.shows(/"event":"progress"/)
    running.child.kill('SIGINT')
    expect((await running.ended).code).toBe(1)
    expect(await readdir(made.folder)).toEqual([])
    expect((await made.run(['status', '--json'])).events).toEqual([])
  })
})
