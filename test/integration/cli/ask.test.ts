import { describe, expect, it } from 'vitest'
import { decisionsFor } from '../../../src/core/domain/decisions.ts'
import { en } from '../../../src/shared/i18n/en/index.ts'
import { keys } from './harness/streams.ts'
import { age, signedIn, type World } from './harness/world.ts'

const report = 'cloudreve://my/report.txt'

async function asked(made: World, ...paths: string[]) {
  const running = made.begin(['put', ...paths, paths.length > 1 ? 'cloudreve://my/' : report], { tty: true })
  await running.err.shows(/Decide later/)
  return running
}

async function stale() {
  const made = await signedIn()
  const path = await made.file('report.txt', 'mine')
  await age(path)
  await made.other.save(report, Buffer.from('theirs'))
  return { ...made, path }
}

describe('the question on a terminal', () => {
  it('shows both sides and the answers of decisionsFor, with "Decide later" last', async () => {
    const made = await stale()
    const running = await asked(made, made.path)
    const screen = running.err.text
    expect(screen).toMatch(/On the server: .* · 6 bytes · you, in another place/)
    expect(screen).toMatch(/Yours: .* · 4 bytes · /)
    expect(screen).toContain('Two versions of “report.txt”')
    const version = { id: 'v', size: 1, createdAt: 1, origin: { kind: 'unknown' } } as const
    const conflict = { kind: 'stale', base: null, current: version, between: [], undoable: true } as const
    const words: Record<string, string> = en.conflicts.stale
    const answers = [...decisionsFor(conflict).map(({ kind }) => words[kind] ?? kind), 'Decide later']
    const places = answers.map((answer) => screen.indexOf(answer))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    running.type(keys.ctrlC)
    await running.ended
  })

  it('Enter saves next to it, the safe answer', async () => {
    const made = await stale()
    const running = await asked(made, made.path)
    running.type(keys.enter)
    const { code, out } = await running.ended
    expect(code).toBe(0)
    expect(out).toMatch(/Created “report \(.*\)\.txt”/)
    expect(await made.content(report)).toBe('theirs')
  })

  it('the second answer replaces what was shown', async () => {
    const made = await stale()
    const running = await asked(made, made.path)
    running.type(keys.down + keys.enter)
    const { code, out } = await running.ended
    expect(code).toBe(0)
    expect(out).toContain('Replaced “report.txt” (4 bytes).')
    expect(await made.content(report)).toBe('mine')
  })

  it('asks again when the server’s version changes while it is on screen', async () => {
    const made = await stale()
    const running = await asked(made, made.path)
    await made.other.save(report, Buffer.from('theirs again'))
    running.type(keys.down + keys.enter)
    await running.err.shows(/theirs|12 bytes/)
    await running.err.shows(/Decide later/)
    expect(await made.content(report)).toBe('theirs again')
    running.type(keys.ctrlC)
    expect((await running.ended).code).toBe(3)
  })

  it('"Decide later" keeps it open, and resume asks again', async () => {
    const made = await stale()
    const running = await asked(made, made.path)
    running.type(keys.down.repeat(3) + keys.enter)
    expect((await running.ended).code).toBe(3)
    const again = made.begin(['resume'], { tty: true })
    await again.err.shows(/Decide later/)
    again.type(keys.down + keys.enter)
    expect((await again.ended).code).toBe(0)
    expect(await made.content(report)).toBe('mine')
  })

  it.each([
    ['Ctrl-C', keys.ctrlC],
    ['Ctrl-D', keys.ctrlD],
  ])('%s sends nothing, keeps the question and begins no other file', async (_, key) => {
    const made = await stale()
    const second = await made.file('second.txt', 'second')
    const before = made.bytesReceived()
    const running = await asked(made, made.path, second)
    running.type(key)
    const { code, err } = await running.ended
    expect(code).toBe(3)
    expect(err).toContain('Not begun, nothing of it was sent: second.txt')
    expect(made.bytesReceived()).toBe(before)
    expect(await made.content('cloudreve://my/second.txt')).toBeNull()
    const { events } = await made.run(['status', '--json'])
    expect(events.filter(({ event }) => event === 'transfer')).toMatchObject([{ state: 'needs-decision' }])
  })

  it('releasing a lock asks twice', async () => {
    const made = await signedIn()
    await made.other.save(report, Buffer.from('theirs'))
    const { token } = made.server.site.hold(report, { type: 'viewer' })
    const path = await made.file('report.txt', 'mine')
    const release = async () => {
      const running = made.begin(['put', path, report, '--wait', '0'], { tty: true })
      await running.err.shows(/Decide later/)
      running.type(keys.down.repeat(2) + keys.enter)
      await running.err.shows(/Release the lock\?/)
      return running
    }
    const unsure = await release()
    unsure.type(keys.enter)
    expect((await unsure.ended).code).toBe(4)
    expect(made.server.site.locks.holds(token)).toBe(true)
    const sure = await release()
    sure.type(`y${keys.enter}`)
    expect((await sure.ended).code).toBe(0)
    expect(await made.content(report)).toBe('mine')
  })
})
