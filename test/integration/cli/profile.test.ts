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
    const uri = 'cloudreve://my/a.txt'
    await made.other.save(uri, Buffer.from('theirs'))
    const { token } = made.server.site.hold(uri, { type: 'viewer' })
    const path = await made.file('a.txt', 'mine')
    const another = await made.file('b.txt', 'another')
    const first = spawnCli(['put', path, uri, '--wait', '120', '--json'], { env: made.env })
    await first.out.shows(/"why":"lock"/)
    const pid = String(first.child.pid)

    const told = `Another Redrop (process ${pid}) is sending to the same place. Wait for it, or end it first.\n`
    expect(await made.run(['put', path, uri])).toMatchObject({ code: 4, err: told })
    expect(await made.run(['put', another, uri])).toMatchObject({ code: 4, err: told })
    expect((await made.run(['status'])).out).toContain(`process ${pid} is at it`)
    expect((await made.run(['put', another, 'cloudreve://my/'])).code).toBe(0)
    expect(await made.content('cloudreve://my/b.txt')).toBe('another')

    made.server.site.locks.release(token)
    expect((await first.ended).code).toBe(0)
    expect(await made.content(uri)).toBe('mine')
  })
})
