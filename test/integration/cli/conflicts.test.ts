import { describe, expect, it } from 'vitest'
import { age, signedIn, type World } from './harness/world.ts'

const report = 'cloudreve://my/report.txt'

/** The server's version is newer than the local file, and nothing says that it was seen. */
async function stale(): Promise<World & { path: string }> {
  const made = await signedIn()
  const path = await made.file('report.txt', 'mine')
  await age(path)
  await made.other.save(report, Buffer.from('theirs'))
  return { ...made, path }
}

const names = (made: World) => made.run(['ls', 'cloudreve://my', '--json'])

describe('put --on-conflict', () => {
  it('fail, the default in a pipe, shows both sides, says what can be done and sends nothing', async () => {
    const { run, path, content, bytesReceived } = await stale()
    const before = bytesReceived()
    const { code, out, err } = await run(['put', path, report])
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toMatch(/^Two versions of “report\.txt”\nThe server’s version is newer than your file/)
    expect(err).toMatch(/ {2}On the server: [-0-9: ]+ · 6 bytes · you, in another place {2}\[\w+\]\n/)
    expect(err).toMatch(/ {2}Yours: [-0-9: ]+ · 4 bytes · \S+report\.txt\n/)
    expect(err).toMatch(/This stays open\. Answer on a terminal: redrop resume [0-9a-f]{8}\n/)
    expect(err).toContain('Or send again with --on-conflict replace / copy / keep.\n')
    expect(await content(report)).toBe('theirs')
    expect(bytesReceived()).toBe(before)
  })

  it('fail speaks Chinese', async () => {
    const { run, path } = await stale()
    const { code, err } = await run(['put', path, report, '--lang', 'zh-CN', '--on-conflict', 'fail'])
    expect(code).toBe(3)
    expect(err).toContain('“report.txt”有两个版本\n')
    expect(err).toMatch(/ {2}服务器上：[-0-9: ]+ · 6 字节 · 你（在其他位置） {2}\[/)
    expect(err).toContain('或使用 --on-conflict replace / copy / keep 重新上传。\n')
  })

  it('replace replaces the version shown in the same run, and that one is kept as a version', async () => {
    const { run, path, content, server } = await stale()
    const shown = server.ledger.current(report)?.versionId
    const { code, events } = await run(['put', path, report, '--on-conflict', 'replace', '--json'])
    expect(code).toBe(0)
    const kinds = events.map(({ event }) => event).filter((kind) => kind !== 'state' && kind !== 'progress')
    expect(kinds).toEqual(['conflict', 'decision', 'result'])
    expect(events.find(({ event }) => event === 'conflict')).toMatchObject({ current: { version: shown } })
    expect(await content(report)).toBe('mine')
    expect(server.ledger.entries.at(-1)).toMatchObject({ base: shown })
  })

  it('copy saves next to it', async () => {
    const { run, path, content } = await stale()
    const { code, events } = await run(['put', path, report, '--on-conflict', 'copy', '--json'])
    expect(code).toBe(0)
    const { uri } = events.at(-1) as unknown as { uri: string }
    expect(decodeURIComponent(uri)).toMatch(/^cloudreve:\/\/my\/report \(.+\)\.txt$/)
    expect(await content(uri)).toBe('mine')
    expect(await content(report)).toBe('theirs')
  })

  it('keep leaves the server’s and is done', async () => {
    const { run, path, content } = await stale()
    const { code, out } = await run(['put', path, report, '--on-conflict', 'keep'], { tty: true })
    expect(code).toBe(0)
    expect(out).toContain('→ Keep the server’s\n')
    expect(out).toContain('Kept the server’s “report.txt”.')
    expect(await content(report)).toBe('theirs')
    expect((await run(['status', '--json'])).events).toEqual([])
  })

  it('ask without a terminal is fail', async () => {
    const { run, path, content } = await stale()
    expect((await run(['put', path, report, '--on-conflict', 'ask'])).code).toBe(3)
    expect(await content(report)).toBe('theirs')
  })
})

describe('a name that is taken in another spelling', () => {
  it.each([
    ['case', 'report.TXT'],
    ['Unicode form', 'Re\u0301sume\u0301.txt'],
  ])('differs in %s: nothing is sent until somebody decides', async (_, existing) => {
    const { run, file, other, content } = await signedIn()
    const name = existing.normalize('NFC').replace('TXT', 'txt')
    const uri = `cloudreve://my/${encodeURIComponent(existing)}`
    await other.save(uri, Buffer.from('theirs'))
    const path = await file(name, 'mine')
    const asked = await run(['put', path, 'cloudreve://my/'])
    expect(asked.code).toBe(3)
    expect(asked.err).toContain(`The server has “${existing}”, which differs only in how it is written.`)
    expect((await run(['put', path, 'cloudreve://my/', '--on-conflict', 'replace'])).code).toBe(0)
    expect(await content(uri)).toBe('mine')
  })

  it('by the address is a question as well', async () => {
    const { run, file, other, server } = await signedIn()
    await other.save('cloudreve://my/Report.TXT', Buffer.from('theirs'))
    const { code, err } = await run(['put', await file('report.txt', 'mine'), report])
    expect({ code, err }).toMatchObject({ code: 3 })
    expect(err).toContain('The server has “Report.TXT”, which differs only in how it is written.')
    expect(server.ledger.entries).toHaveLength(1)
  })

  it('that of a folder is not replaced', async () => {
    const { run, file, server, other } = await signedIn()
    await other.save('cloudreve://my/a.txt/inside.bin', Buffer.from('x'))
    const path = await file('a.txt', 'mine')
    const { code, err } = await run(['put', path, 'cloudreve://my/', '--on-conflict', 'replace'])
    expect(code).toBe(3)
    expect(err).toContain('It is a folder.')
    expect(server.ledger.entries).toHaveLength(1)
  })
})

describe('guards', () => {
  it('an empty file over content is a question for every policy, answered by --allow-empty', async () => {
    const { run, file, other, content } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    const path = await file('empty.txt', '')
    const { code, err } = await run(['put', path, report, '--on-conflict', 'replace'])
    expect(code).toBe(3)
    expect(err).toMatch(/^Your file is empty\n“report\.txt” has 0 bytes on this computer/)
    expect(err).toContain('Or send again with --allow-empty.')
    expect(await content(report)).toBe('theirs')
    expect((await run(['put', path, report, '--allow-empty'])).code).toBe(0)
    expect(await content(report)).toBe('')
  })

  it('a file of another type names both; text that nobody can tell apart is no question', async () => {
    const { run, file, other } = await signedIn()
    const pdf = 'cloudreve://my/report.pdf'
    await other.save(pdf, Buffer.from('%PDF-1.7 of somebody'))
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64')
    expect((await run(['put', await file('a.png', png), pdf])).err).toMatch(
      /^Replace a PDF with a PNG\?\n“report\.pdf” is named like a PDF\. Your file is a PNG/,
    )
    expect((await run(['put', await file('a.txt', 'plain text'), pdf])).code).toBe(0)
  })
})

describe('a file that is in use', () => {
  it('ends with code 4 and names who uses it and --wait', async () => {
    const { run, file, other, server, content } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    server.site.hold(report, { type: 'viewer' })
    const { code, err } = await run(['put', await file('report.txt', 'mine'), report])
    expect(code).toBe(4)
    expect(err).toMatch(
      /^“report\.txt” is in use\nIt is open in the web editor\. Nothing has been sent yet\.\n/,
    )
    expect(err).toContain('Or send again with --wait SECONDS.')
    expect(await content(report)).toBe('theirs')
  })

  it('is sent with --wait as soon as it is free', async () => {
    const { begin, file, other, server, content } = await signedIn()
    await other.save(report, Buffer.from('theirs'))
    const { token } = server.site.hold(report, { type: 'viewer' })
    const running = begin(['put', await file('report.txt', 'mine'), report, '--wait', '30', '--json'])
    await running.out.shows(/"state":"waiting","why":"lock"/)
    server.site.locks.release(token)
    expect((await running.ended).code).toBe(0)
    expect(await content(report)).toBe('mine')
  })
})

describe('what nobody can decide', () => {
  it('a name the server refuses is a question with a name that would do', async () => {
    const { run, file, server } = await signedIn()
    const { code, err } = await run(['put', await file('a.txt', 'mine'), 'cloudreve://my/a%3Ab.txt'])
    expect(code).toBe(6)
    expect(err).toContain('The server does not accept this name.')
    expect(server.ledger.entries).toEqual([])
    const [, question] = (await run(['status', '--json'])).events
    expect(question).toMatchObject({
      kind: 'not-allowed',
      why: 'name',
      proposal: 'a_b.txt',
      answers: ['create'],
    })
  })

  it('too little space names what is needed and what is free', async () => {
    const made = await signedIn()
    made.server.site.group(made.server.site.user(1)).quota = 10
    const { code, err } = await made.run([
      'put',
      await made.file('a.txt', 'x'.repeat(3000)),
      'cloudreve://my/',
    ])
    expect(code).toBe(7)
    expect(err).toBe(
      'Not enough space\n“a.txt” needs 3 KB, 10 bytes are free. The old version counts too, until it is deleted.\n',
    )
    expect((await names(made)).events).toEqual([])
  })

  it('a file above the limit of the storage names both sizes', async () => {
    const { run, file, other, server } = await signedIn()
    server.site.policy(1).maxSize = 1024
    await other.save(report, Buffer.from('theirs'))
    const { code, err } = await run(['put', await file('a.txt', 'x'.repeat(3000)), report])
    expect(code).toBe(7)
    expect(err).toMatch(/has 3 KB[,;] the limit is 1 KB\./)
  })
})
