import { mkdir, open, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/core/store/index.ts'
import { migrations } from '../../../src/core/store/migrations/index.ts'
import { openDatabase } from '../../../src/core/store/open-database.ts'
import { clockAt } from '../../unit/core/store/clock.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { child } from './children.ts'
import { dump } from './dump.ts'

const clock = clockAt({ now: Date.UTC(2026, 0, 2, 3, 4, 5) })
const asideName = 'profile.damaged-2026-01-02T03-04-05-000Z.db'

async function filledProfile(): Promise<string> {
  const path = join(await tempFolder(), 'profile.db')
  const { store } = await openStore({ path, clock })
  for (let i = 0; i < 50; i++) await store.settings.set(`k${i}`, 'x'.repeat(2000))
  await store.close()
  return path
}

async function overwrite(path: string, at: number, bytes: Buffer): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.write(bytes, 0, bytes.length, at)
  await handle.close()
}

describe('opening a profile database', () => {
  it('makes it durable, and readable for its owner only', async () => {
    const path = await filledProfile()
    const { store, keptAside } = await openStore({ path, clock })
    expect(keptAside).toBeNull()
    expect(await store.settings.get('k49')).toBe('x'.repeat(2000))
    for (const name of await readdir(dirname(path))) {
      expect([name, (await stat(join(dirname(path), name))).mode & 0o777]).toEqual([name, 0o600])
    }
    expect(await readdir(dirname(path))).toContain('profile.db-wal')
    await store.close()
    const { sqlite } = await openDatabase({ path, clock, migrations: migrations.map(() => '') })
    expect(sqlite.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
    expect(sqlite.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 })
    expect(sqlite.prepare('PRAGMA foreign_keys').get()).toMatchObject({ foreign_keys: 1 })
    sqlite.close()
  })

  it.each([
    ['is no database', (path: string) => writeFile(path, 'not a database '.repeat(500))],
    ['has a broken header', (path: string) => overwrite(path, 0, Buffer.alloc(100, 0xff))],
    ['has broken pages', (path: string) => overwrite(path, 4096, Buffer.alloc(60_000, 0xa5))],
    ['is cut', async (path: string) => writeFile(path, (await readFile(path)).subarray(0, 9000))],
  ])('keeps one aside that %s, journal included, and begins a fresh one', async (_what, damage) => {
    const path = await filledProfile()
    await damage(path)
    const damaged = await readFile(path)
    await writeFile(`${path}-wal`, 'left over')
    const { store, keptAside } = await openStore({ path, clock })
    expect(keptAside).toBe(join(dirname(path), asideName))
    expect(await readFile(join(dirname(path), asideName))).toEqual(damaged)
    expect(await readdir(dirname(path))).toContain(`${asideName}-wal`)
    expect(await store.settings.get('k1')).toBeUndefined()
    await store.settings.set('k1', 'new')
    await store.close()
    const again = await openStore({ path, clock })
    expect(again.keptAside).toBeNull()
    expect(await again.store.settings.get('k1')).toBe('new')
    await again.store.close()
  })

  it('touches nothing of a newer Redrop', async () => {
    const path = await filledProfile()
    const sqlite = new DatabaseSync(path)
    sqlite.exec('PRAGMA user_version = 99')
    sqlite.close()
    const before = await readFile(path)
    await expect(openStore({ path, clock })).rejects.toMatchObject({
      code: 'profile-newer',
      params: { path },
    })
    expect(await readFile(path)).toEqual(before)
  })

  it('touches nothing of a newer Redrop that was killed with its journal unmerged', async () => {
    const path = await filledProfile()
    expect(await child('newer', path).ended).toBe('SIGKILL')
    const [main, wal] = await Promise.all([readFile(path), readFile(`${path}-wal`)])
    await expect(openStore({ path, clock })).rejects.toMatchObject({ code: 'profile-newer' })
    expect(await readFile(path)).toEqual(main)
    expect(await readFile(`${path}-wal`)).toEqual(wal)
    expect(wal.length).toBeGreaterThan(0)
  })

  it('copies the old state before a migration and goes all the way or not at all', async () => {
    const path = await filledProfile()
    const before = dump(path)
    const had = migrations.map(() => '')
    const second = 'CREATE TABLE more (a TEXT) STRICT'
    const broken = openDatabase({ path, clock, migrations: [...had, second, 'CREATE TABLE'] })
    await expect(broken).rejects.toThrow(/incomplete input/)
    expect(dump(path)).toEqual(before)

    const { sqlite } = await openDatabase({ path, clock, migrations: [...had, second] })
    expect(sqlite.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: had.length + 1 })
    sqlite.close()
    expect(dump(path)).toEqual({ ...before, more: [] })
    const backup = join(dirname(path), `profile.before-v${had.length + 1}.db`)
    expect(dump(backup)).toEqual(before)
    expect((await stat(backup)).mode & 0o777).toBe(0o600)
  })

  it('says what it is that cannot be opened', async () => {
    const folder = await tempFolder()
    await mkdir(join(folder, 'profile.db'))
    await expect(openStore({ path: join(folder, 'profile.db'), clock })).rejects.toMatchObject({
      code: 'local-unreadable',
    })
    await expect(openStore({ path: join(folder, 'missing', 'profile.db'), clock })).rejects.toMatchObject({
      code: 'local-unreadable',
    })
  })

  it('is busy while another process opens it for longer than 5 s', async () => {
    const path = await filledProfile()
    const other = child('lock', `${path}.lock`)
    expect(await other.said()).toBe('locked')
    await expect(openStore({ path, clock })).rejects.toMatchObject({ code: 'profile-busy' })
  })
})
