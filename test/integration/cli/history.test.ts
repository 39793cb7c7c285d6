import { describe, expect, it } from 'vitest'
import { signedIn } from './harness/world.ts'

const report = 'cloudreve://my/report.txt'

describe('versions and restore', () => {
  it('lists who saved what when, the current one marked, and makes an older one current', async () => {
    const { run, file, other, content, server } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    const first = server.ledger.current(report)?.versionId ?? ''
    expect((await run(['put', await file('report.txt', 'mine!'), report])).code).toBe(0)
    const second = server.ledger.current(report)?.versionId ?? ''

    const listed = (await run(['versions', report])).out.trim().split('\n')
    expect(listed).toHaveLength(2)
    expect(listed.find((line) => line.startsWith(second))).toMatch(/5 bytes {2}this computer {2}\(current\)$/)
    expect(listed.find((line) => line.startsWith(first))).toMatch(/6 bytes {2}you, in another place$/)
    expect((await run(['versions', report, '--lang', 'zh-CN'])).out).toMatch(
      / 5 字节 {2}这台电脑 {2}（当前）\n/,
    )

    const restored = await run(['restore', report, first], { tty: true })
    expect(restored.code).toBe(0)
    expect(restored.out).toMatch(/^“report\.txt” is back to the version of [-0-9: ]+\.\n$/)
    expect(await content(report)).toBe('theirs')

    expect(await run(['restore', report, first])).toMatchObject({
      code: 1,
      err: `Version ${first} of “report.txt” is the current one already.\n`,
    })
    expect(await run(['restore', report, 'nope'])).toMatchObject({
      code: 6,
      err: '“report.txt” has no version nope. “redrop versions” lists them.\n',
    })
  })

  it('are of files only', async () => {
    const { run } = await signedIn()
    expect((await run(['versions', 'cloudreve://my'])).code).toBe(6)
    expect((await run(['versions', 'cloudreve://my/none'])).err).toContain('There is nothing at')
  })
})

describe('undo', () => {
  it('takes back a replace, a restore and a create', async () => {
    const { run, file, other, content, server } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    const first = server.ledger.current(report)?.versionId ?? ''
    const path = await file('report.txt', 'mine')
    await run(['put', path, report])
    const undone = await run(['undo', report], { tty: true })
    expect(undone).toMatchObject({ code: 0 })
    expect(undone.out).toMatch(/^“report\.txt” is back to the version of /)
    expect(await content(report)).toBe('theirs')

    const mine = server.ledger.entries.find(({ size }) => size === 4)?.versionId ?? ''
    await run(['restore', report, mine])
    expect((await run(['undo', report])).code).toBe(0)
    expect(server.ledger.current(report)?.versionId).toBe(first)

    await run(['put', path, 'cloudreve://my/new.txt'])
    const trashed = await run(['undo', 'cloudreve://my/new.txt'], { tty: true })
    expect(trashed.out).toBe('“new.txt” was new; it is in the trash now.\n')
    expect(await content('cloudreve://my/new.txt')).toBeNull()
  })

  it('brings content back that the server does not keep', async () => {
    const { run, file, other, content, server } = await signedIn()
    Object.assign(server.site.user(1).retention, { enabled: false })
    await other.save(report, Buffer.from('theirs'))
    expect((await run(['put', await file('report.txt', 'mine'), report])).code).toBe(0)
    expect(await content(report)).toBe('mine')
    const undone = await run(['undo', report], { tty: true })
    expect(undone).toMatchObject({ code: 0 })
    expect(undone.out).toContain('has its former content again, from the safety copy')
    expect(await content(report)).toBe('theirs')
  })

  it('says that there is nothing, or that it is too late', async () => {
    const { run, file, other } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    expect(await run(['undo', report])).toMatchObject({
      code: 6,
      err: 'There is nothing of this computer to undo in “report.txt”.\n',
    })
    await run(['put', await file('report.txt', 'mine'), report])
    await other.save(report, Buffer.from('newer'))
    const { code, err } = await run(['undo', report])
    expect(code).toBe(3)
    expect(err).toMatch(/^Too late to undo/)
  })
})
