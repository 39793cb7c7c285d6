import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProfile, profileFolder } from '../../../src/core/node/profile/index.ts'
import { partOf } from '../../../src/core/node/profile/sweep.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'

describe('the profile folder', () => {
  it('is where REDROP_HOME says, else where the system keeps data of applications', () => {
    expect(profileFolder({ REDROP_HOME: '/somewhere/else' })).toBe('/somewhere/else')
    expect(profileFolder({ REDROP_HOME: 'here' })).toBe(join(process.cwd(), 'here'))
    expect(profileFolder({})).toMatch(/Redrop/)
    expect(profileFolder({ REDROP_HOME: '' })).toBe(profileFolder({}))
  })

  it('is made for its owner only, and opened again as it is', async () => {
    const folder = join(await tempFolder(), 'a', 'b')
    const profile = await openProfile({ REDROP_HOME: folder })
    expect(profile.folder).toBe(folder)
    for (const path of [folder, profile.spool, profile.safety, profile.tmp]) {
      expect((await stat(path)).mode & 0o777).toBe(0o700)
      expect(relative(folder, path)).not.toMatch(/^\.\./)
    }
    await writeFile(profile.database, 'kept')
    expect(await openProfile({ REDROP_HOME: folder })).toEqual(profile)
    expect((await readdir(folder)).sort()).toEqual(['edits', 'profile.db', 'safety', 'spool', 'tmp'])
  })

  it('has a keychain service of its own unless it is the usual one', async () => {
    const folder = await tempFolder()
    const { keychainService } = await openProfile({ REDROP_HOME: folder })
    expect(keychainService).toBe(`Redrop ${folder}`)
  })

  it('loses what dead processes left unfinished, and pictures after a day', async () => {
    const folder = await tempFolder()
    const { spool, safety, tmp } = await openProfile({ REDROP_HOME: folder })
    const dead = spawn(process.execPath, ['-e', ''])
    await once(dead, 'exit')
    const left = [folder, spool, safety].map((place) => join(place, `x.${String(dead.pid)}.part`))
    const kept = [partOf(join(safety, 'mine')), join(safety, 'copy.sealed'), join(spool, 'a.part')]
    for (const path of [...left, ...kept, join(tmp, 'new.png'), join(tmp, 'old.png')])
      await writeFile(path, '')
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    await utimes(join(tmp, 'old.png'), yesterday, yesterday)
    await openProfile({ REDROP_HOME: folder })
    expect(await readdir(tmp)).toEqual(['new.png'])
    expect((await readdir(safety)).map((name) => join(safety, name)).sort()).toEqual(kept.slice(0, 2).sort())
    expect(await readdir(spool)).toEqual(['a.part'])
    expect((await readdir(folder)).sort()).toEqual(['edits', 'safety', 'spool', 'tmp'])
  })

  it('that cannot be made is told with its path', async () => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'file'), '')
    const inFile = openProfile({ REDROP_HOME: join(folder, 'file', 'profile') })
    await expect(inFile).rejects.toMatchObject({ code: 'local-missing' })
    await mkdir(join(folder, 'taken'))
    await writeFile(join(folder, 'taken', 'spool'), '')
    await expect(openProfile({ REDROP_HOME: join(folder, 'taken') })).rejects.toMatchObject({
      code: 'local-unreadable',
      params: { path: join(folder, 'taken', 'spool'), detail: 'EEXIST' },
    })
  })
})
