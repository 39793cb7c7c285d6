import { describe, expect, it } from 'vitest'
import { signedIn, type World } from './harness/world.ts'

const report = 'cloudreve://my/report.txt'

async function withQuestion(): Promise<World & { id: string; path: string }> {
  const made = await signedIn()
  await made.other.save(report, Buffer.from('theirs'))
  const path = await made.file('report.txt', '')
  await made.run(['put', path, report])
  const { events } = await made.run(['status', '--json'])
  return { ...made, path, id: String(events[0]?.['id']) }
}

describe('status', () => {
  it('says that nothing is unfinished', async () => {
    const { run } = await signedIn()
    expect(await run(['status'])).toMatchObject({ code: 0, out: 'Nothing is unfinished.\n' })
    expect(await run(['status', '--lang', 'zh-CN'])).toMatchObject({ out: '没有未完成的传输。\n' })
  })

  it('shows an open question with its facts', async () => {
    const { run, id, path } = await withQuestion()
    const { out } = await run(['status'])
    expect(out).toBe(
      `${id.slice(0, 8)}  ${path} → report.txt  needs you\n    Your file is empty\n    “report.txt” has 0 bytes on this computer. The server’s 6 bytes would be replaced by nothing.\n`,
    )
  })
})

describe('resume and cancel', () => {
  it('go on with, or end, the one whose id begins so', async () => {
    const { run, id, server } = await withQuestion()
    expect((await run(['resume', id.slice(0, 8)])).code).toBe(3)
    const cancelled = await run(['cancel', id.slice(0, 6)], { tty: true })
    expect(cancelled).toMatchObject({
      code: 0,
      out: 'Ended “report.txt”. Nothing of it stays on the server.\n',
    })
    expect((await run(['status', '--json'])).events).toEqual([])
    expect(server.ledger.entries).toHaveLength(1)
  })

  it('name an id that is not there, and one that fits several', async () => {
    const { run, other, file } = await withQuestion()
    await other.save('cloudreve://my/b.txt', Buffer.from('theirs'))
    await run(['put', await file('b.txt', ''), 'cloudreve://my/'])
    for (const command of ['resume', 'cancel']) {
      expect(await run([command, 'zzz'])).toMatchObject({
        code: 6,
        err: 'There is no unfinished transfer “zzz”. “redrop status” lists them.\n',
      })
      expect(await run([command, ''])).toMatchObject({ code: 2 })
    }
    expect((await run(['status', '--json'])).events.filter(({ event }) => event === 'transfer')).toHaveLength(
      2,
    )
  })

  it('cancel works without a sign-in where nothing has been sent', async () => {
    const { run, id } = await withQuestion()
    await run(['logout'])
    expect((await run(['cancel', id])).code).toBe(0)
  })

  it('the sign-in that is missing is named, and the transfer is kept', async () => {
    const { run, id, signIn } = await withQuestion()
    await run(['logout'])
    expect(await run(['resume', id])).toMatchObject({
      code: 5,
      err: '“report.txt” belongs to an account that is signed out. Sign in to it again, then: redrop resume\n',
    })
    await signIn()
    expect((await run(['resume', id])).code).toBe(3)
  })
})
