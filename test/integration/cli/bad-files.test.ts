import { execFileSync } from 'node:child_process'
import { appendFile, chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { withoutKeychain } from './harness/keychain.ts'
import { spawnCli } from './harness/process.ts'
import { signedIn } from './harness/world.ts'

const isUnix = process.platform !== 'win32'
const isRoot = isUnix && process.getuid?.() === 0

describe.runIf(isUnix)('special files', () => {
  it('a pipe, a socket and a device are refused at once', async () => {
    const { run, folder, server } = await signedIn()
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const socket = join(folder, 'socket')
    const listening = createServer().listen(socket)
    onTestFinished(() => void listening.close())
    await once(listening, 'listening')
    for (const path of [pipe, socket, '/dev/zero']) {
      expect(await run(['put', path, 'cloudreve://my/'])).toMatchObject({
        code: 6,
        err: `“${path}” is no regular file but a device, a pipe or a socket. Name a file.\n`,
      })
    }
    expect(server.ledger.entries).toEqual([])
  })

  it('a symbolic link stands for its file; one to nowhere is said to be missing', async () => {
    const { run, file, folder, content } = await signedIn()
    await symlink(await file('real.txt', 'real'), join(folder, 'link.txt'))
    expect((await run(['put', join(folder, 'link.txt'), 'cloudreve://my/'])).code).toBe(0)
    expect(await content('cloudreve://my/link.txt')).toBe('real')
    await symlink(join(folder, 'none'), join(folder, 'dangling'))
    expect((await run(['put', join(folder, 'dangling'), 'cloudreve://my/'])).code).toBe(6)
  })
})

describe('files that are not as they were', () => {
  it('one that vanishes while a question is open ends the transfer with its name', async () => {
    const { run, file, other, server, content } = await signedIn()
    await other.save('cloudreve://my/a.txt', Buffer.from('theirs'))
    const { token } = server.site.hold('cloudreve://my/a.txt', { type: 'viewer' })
    const path = await file('a.txt', 'mine')
    expect((await run(['put', path, 'cloudreve://my/'])).code).toBe(4)
    server.site.locks.release(token)
    await rm(path)
    expect(await run(['resume'])).toMatchObject({
      code: 6,
      err: `There is no “${path}” on this computer.\n`,
    })
    expect(await content('cloudreve://my/a.txt')).toBe('theirs')
  })

  it('one that is written to while it is sent is sent whole, as it is in the end', async () => {
    const { begin, file, server } = await signedIn()
    const path = await file('log.bin', Buffer.alloc(3 * 2 ** 20, 1))
    const slow = server.faults.add({
      match: { method: 'PUT', path: /content/ },
      times: 1,
      do: { kind: 'slow-read', bytesPerSecond: 4 * 2 ** 20 },
    })
    const running = begin(['put', path, 'cloudreve://my/', '--json'])
    await running.out.shows(/"event":"progress"/)
    await appendFile(path, 'the end')
    const { code } = await running.ended
    slow()
    expect(code).toBe(0)
    const stored = await server.ledger.current('cloudreve://my/log.bin')?.bytes()
    expect(stored?.length).toBe(3 * 2 ** 20 + 7)
    expect(server.ledger.entries).toHaveLength(1)
  })
})

describe('a file nobody may read', () => {
  it('is named with the reason', async ({ skip }) => {
    skip(!isUnix || isRoot, 'root may read all, see the next one')
    const { run, file } = await signedIn()
    const path = await file('secret.txt', 'secret')
    await chmod(path, 0)
    const { code, err } = await run(['put', path, 'cloudreve://my/'])
    expect(code).toBe(6)
    expect(err).toBe(`“${path}” cannot be opened (EACCES). Check its permissions and where it lies.\n`)
  })

  it('is named with the reason to another user', async ({ skip }) => {
    skip(!isRoot, 'only root can become another user')
    withoutKeychain()
    const made = await signedIn()
    const path = await made.file('secret.txt', 'secret')
    await chmod(path, 0o600)
    const nobody = 65534
    for (const folder of [made.home, made.folder, join(made.home, '..')])
      execFileSync('chown', ['-R', `${nobody}:${nobody}`, folder])
    execFileSync('chown', ['0:0', path])
    const { ended } = spawnCli(['put', path, 'cloudreve://my/'], { env: made.env, uid: nobody })
    expect(await ended).toMatchObject({
      code: 6,
      err: `“${path}” cannot be opened (EACCES). Check its permissions and where it lies.\n`,
    })
    expect(made.server.ledger.entries).toEqual([])
  })
})

describe('a full disk', () => {
  const canMount = isRoot && process.platform === 'linux'
  const noMount = 'only root on Linux can mount a small file system'

  it('keeps what was there, and the download goes on when there is space', async ({ skip }) => {
    skip(!canMount, noMount)
    const made = await signedIn()
    const content = Buffer.alloc(2 * 2 ** 20, 7)
    await made.other.save('cloudreve://my/big.bin', content)
    const small = join(made.folder, 'small')
    await mkdir(small)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small])
    onTestFinished(() => void execFileSync('umount', [small]))
    const argv = ['get', 'cloudreve://my/big.bin', join(small, 'big.bin')]
    const { code, err } = await made.run(argv)
    expect({ code, err }).toMatchObject({ code: 7 })
    expect(err).toBe('The disk is full. Free some space, then: redrop resume\n')
    execFileSync('mount', ['-o', 'remount,size=8m', small])
    expect((await made.run(['resume'])).code).toBe(0)
    expect(execFileSync('stat', ['-c', '%s', join(small, 'big.bin')], { encoding: 'utf8' }).trim()).toBe(
      String(content.length),
    )
  })

  it('for the profile is said before anything is sent', async ({ skip }) => {
    skip(!canMount, noMount)
    const made = await signedIn()
    const full = join(made.folder, 'full')
    await mkdir(full)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', full])
    onTestFinished(() => void execFileSync('umount', [full]))
    execFileSync('cp', ['-a', `${made.home}/.`, full])
    await writeFile(join(full, 'filling'), Buffer.alloc(2 ** 20)).catch(() => undefined)
    const { code, err } = await made.run(['put', await made.file('a.txt', 'mine'), 'cloudreve://my/'], {
      env: { REDROP_HOME: full },
    })
    expect({ code, err }).toMatchObject({ code: 7 })
    expect(err).toMatch(/^The disk is full \(.+\)\. Free some space and try again\.\n$/)
    expect(made.server.ledger.entries).toEqual([])
  })
})
