import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { withoutKeychain } from './harness/keychain.ts'
import { spawnCli } from './harness/process.ts'
import { signedIn } from './harness/world.ts'

describe('the profile', () => {
  it('that is damaged is kept aside and said', async () => {
    const { run, home, file, signIn, content } = await signedIn()
    const database = join(home, 'profile.db')
    const broken = Buffer.from('this is no database at all, whatever its name says. '.repeat(200))
    await writeFile(database, broken)
    const { code, err } = await run(['ls', 'cloudreve://my'])
    expect(code).toBe(5)
    const aside = /kept aside as (\S+); you need to sign in again/.exec(err)?.[1] ?? ''
    expect((await readFile(aside)).equals(broken)).toBe(true)
    await signIn()
    expect((await run(['put', await file('a.txt', 'mine'), 'cloudreve://my/'])).code).toBe(0)
    expect(await content('cloudreve://my/a.txt')).toBe('mine')
  })

  it('that a newer Redrop wrote is left untouched', async () => {
    const { run, home } = await signedIn()
    const path = join(home, 'profile.db')
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 999')
    database.close()
    const before = await readFile(path)
    const { code, err } = await run(['ls', 'cloudreve://my'])
    expect(code).toBe(1)
    expect(err).toMatch(/^The profile in \S+ was written by a newer Redrop\. Update this one/)
    expect((await readFile(path)).equals(before)).toBe(true)
    expect((await readdir(home)).filter((name) => name.includes('damaged'))).toEqual([])
  })

  it('cannot be a file', async () => {
    const { run, file } = await signedIn()
    const { code, err } = await run(['accounts'], { env: { REDROP_HOME: await file('home', 'x') } })
    expect(code).toBe(6)
    expect(err).toContain('home')
  })
})

describe('two processes on one profile', () => {
  it('do not send to one place at once; the second one is told, and different places both work', async () => {
    withoutKeychain()
    const made = await signedIn()
    const path = await made.file('a.bin', Buffer.alloc(4 * 2 ** 20, 1))
    const other = await made.file('b.bin', Buffer.alloc(1000, 2))
    const slow = made.server.faults.add({
      match: { method: 'PUT', path: /content/ },
      times: 1,
      do: { kind: 'slow-read', bytesPerSecond: 2 ** 19 },
    })
    const first = spawnCli(['put', path, 'cloudreve://my/a.bin', '--json'], { env: made.env })
    await first.out.shows(/"event":"progress"/)

    const same = await made.run(['put', path, 'cloudreve://my/a.bin'])
    expect(same).toMatchObject({
      code: 4,
      err: `Another Redrop (process ${String(first.child.pid)}) is sending to the same place. Wait for it, or end it first.\n`,
    })
    const replaced = await made.run(['put', other, 'cloudreve://my/a.bin'])
    expect(replaced.code).toBe(4)
    const shown = await made.run(['status'])
    expect(shown.out).toContain(`process ${String(first.child.pid)} is at it`)
    expect((await made.run(['put', other, 'cloudreve://my/b.bin'])).code).toBe(0)

    slow()
    expect((await first.ended).code).toBe(0)
    expect(made.server.ledger.current('cloudreve://my/a.bin')?.size).toBe(4 * 2 ** 20)
    expect(made.server.ledger.current('cloudreve://my/b.bin')?.size).toBe(1000)
  })
})
