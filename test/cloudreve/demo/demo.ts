import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../index.ts'
import { OtherSession } from './other-session.ts'
import { Redrop } from './redrop.ts'
import { check, exitCode, heading, progressView } from './show.ts'

const MiB = 2 ** 20
const email = 'ana@example.org'
const password = 'demo-password'
const report = 'cloudreve://my/Docs/report.xlsx'
const film = 'cloudreve://my/Films/holiday.mp4'

const folder = await mkdtemp(join(tmpdir(), 'redrop-demo-'))
const server = await startServer()
const redrop = new Redrop(join(folder, 'profile'))
const other = new OtherSession(server.url)

try {
  await demo()
} finally {
  await server.close()
  await rm(folder, { recursive: true, force: true })
}
process.exit(exitCode())

async function demo(): Promise<void> {
  heading(`A Cloudreve of our own runs at ${server.url}`)
  server.site.addUser({ email, password })
  await other.signIn(email, password)
  await other.save(report, Buffer.from('the first version'))

  heading('Sign in: redrop login --server … --email … --password-stdin')
  const login = await redrop.run(['login', '--server', server.url, '--email', email, '--password-stdin'], {
    input: `${password}\n`,
  })
  const tier = String(login.events.find((event) => event.event === 'signed-in')?.['tier'])
  check(`signed in; the sign-in is kept in: ${tier}`, login.code === 0)

  heading('Replace a file of 20 MB: redrop put report.xlsx cloudreve://my/Docs/report.xlsx')
  const mine = await local('report.xlsx', 20 * MiB)
  const slow = server.faults.add({
    match: { method: 'PUT', path: /content/ },
    do: { kind: 'slow-read', bytesPerSecond: 20 * MiB },
  })
  const replaced = await redrop.run(['put', mine.path, report], { onEvent: progressView('report.xlsx') })
  slow()
  check('every byte is on the server', replaced.code === 0 && holds(report, mine.sha256))

  heading('Somebody else saves the same file; then we send ours again')
  const theirs = randomBytes(3 * MiB)
  await other.save(report, theirs)
  const next = await local('report.xlsx', 20 * MiB)
  const before = contentReceived()
  const asked = await redrop.run(['put', next.path, report])
  const question = asked.events.find((event) => event.event === 'conflict')
  check(
    'Redrop asks (exit code 3) and has sent nothing',
    asked.code === 3 && question?.['kind'] === 'stale' && contentReceived() === before,
  )

  heading('Decision "keep": the server’s version stays')
  const kept = await redrop.run(['put', next.path, report, '--on-conflict', 'keep'])
  check('their version is untouched', kept.code === 0 && holds(report, sha256(theirs)))

  heading('Decision "copy": ours is saved next to it')
  const copied = await redrop.run(['put', next.path, report, '--on-conflict', 'copy'])
  const copy = String(copied.events.findLast((event) => event.event === 'result')?.['uri'])
  check(
    `their version is untouched, ours is “${decodeURIComponent(copy)}”`,
    copied.code === 0 && holds(report, sha256(theirs)) && holds(copy, next.sha256),
  )

  heading('Decision "replace": ours replaces the version that was shown, and only that one')
  const won = await redrop.run(['put', next.path, report, '--on-conflict', 'replace'])
  check('ours is current', won.code === 0 && holds(report, next.sha256))

  heading('Undo: redrop undo cloudreve://my/Docs/report.xlsx')
  const undone = await redrop.run(['undo', report])
  check('their version is back', undone.code === 0 && holds(report, sha256(theirs)))

  await resume()

  heading('Sign out: redrop logout')
  const logout = await redrop.run(['logout'])
  check('the secret is gone from this computer', logout.code === 0)
  heading(exitCode() === 0 ? 'All of it worked.' : 'Something did not work, see ✗ above.')
}

async function resume(): Promise<void> {
  heading('A file of 120 MB; the program is killed in the middle (kill -9)')
  const movie = await local('holiday.mp4', 120 * MiB)
  await other.save(film, Buffer.from('an older film'))
  await utimes(movie.path, new Date(), new Date())
  const slow = server.faults.add({
    match: { method: 'POST', path: /upload/ },
    do: { kind: 'slow-read', bytesPerSecond: 60 * MiB },
  })
  const view = progressView('holiday.mp4')
  const killed = await redrop.run(['put', movie.path, film], {
    onEvent: (event, child) => {
      view(event)
      if (event.event === 'progress' && Number(event['sent']) > 70 * MiB) child.kill('SIGKILL')
    },
  })
  check(
    'killed; the old version is still there',
    killed.code === null && server.ledger.current(film)?.size === 13,
  )
  const before = contentReceived()
  const resumed = await redrop.run(['put', movie.path, film], { onEvent: progressView('holiday.mp4') })
  slow()
  const again = contentReceived() - before
  check(`resumed: ${Math.round(again / MiB)} MB of 120 MB were sent the second time`, again < 90 * MiB)
  check('every byte is on the server', resumed.code === 0 && holds(film, movie.sha256))
}

async function local(name: string, size: number): Promise<{ path: string; sha256: string }> {
  const content = randomBytes(size)
  const path = join(folder, name)
  await writeFile(path, content)
  return { path, sha256: sha256(content) }
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** What the ledger of the server says, not what our own client says. */
function holds(uri: string, hash: string): boolean {
  return server.ledger.current(uri)?.sha256 === hash
}

/** Bytes of content, by either route. */
function contentReceived(): number {
  const content = server.requests.filter(
    ({ path }) => path.endsWith('/file/content') || /\/file\/upload\/./.test(path),
  )
  return content.reduce((sum, request) => sum + request.bodyBytes, 0)
}
