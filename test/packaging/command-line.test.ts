import { chmod, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { email, password, startSite, type Site } from '../e2e/harness/site.ts'
import { run, standIn, type Ran } from './harness/command-line.ts'
import { missing, packed } from './harness/packed.ts'

describe.skipIf(missing !== null)(
  `the command line of the packed app (${missing ?? 'on the stand-in'})`,
  () => {
    let folder: string
    let site: Site
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'redrop-command-line-'))
      site = await startSite()
    })
    afterEach(async () => {
      await site.server.close()
      await rm(folder, { recursive: true, force: true })
    })

    const options = (stdin?: string) => ({
      env: { REDROP_HOME: join(folder, 'profile') },
      ...(stdin === undefined ? {} : { stdin }),
    })

    /** By the app's own binary. */
    const byApp = (words: readonly string[], stdin?: string): Promise<Ran> =>
      run(
        [...standIn, packed().files, '--redrop-cli', '--no-sandbox', '--no-zygote', '--', ...words],
        options(stdin),
      )

    /** As from a checkout. */
    const byNode = (words: readonly string[], stdin?: string): Promise<Ran> =>
      run([process.execPath, join(packed().files, 'out', 'main', 'cli.js'), ...words], options(stdin))

    it.each([[['put', '--help']], [['ls', '--json', 'cloudreve://my/']], [['bogus']]])(
      'says and returns the same as from a checkout: %j',
      async (words) => {
        const [app, node] = await Promise.all([byApp(words), byNode(words)])
        expect(app).toEqual(node)
        expect(app.out + app.err).not.toBe('')
      },
    )

    it('signs in by standard input, replaces a file and tells how it went', async () => {
      await site.elsewhere.save('cloudreve://my/a.txt', 'before')
      const local = join(folder, 'a.txt')
      await writeFile(local, 'after')
      // The clock of file systems is a few milliseconds late: the file would be older than the one it replaces.
      await utimes(local, new Date(), new Date())
      const login = ['login', '--server', site.server.url, '--email', email, '--password-stdin']
      expect(await byApp(login, `${password}\n`)).toMatchObject({ code: 0, err: '' })
      expect(await byApp(['put', '--json', local, 'cloudreve://my/a.txt'])).toMatchObject({
        code: 0,
        err: '',
      })
      expect(await site.content('cloudreve://my/a.txt')).toBe('after')
      await site.elsewhere.save('cloudreve://my/a.txt', 'theirs')
      await writeFile(local, 'mine')
      const asked = await byApp(['put', '--json', local, 'cloudreve://my/a.txt'])
      expect(asked.code).toBe(3)
      expect(asked.out).toContain('"event":"conflict"')
      expect(await site.content('cloudreve://my/a.txt')).toBe('theirs')
    })

    it('is what the installed `redrop` starts, arguments untouched', async () => {
      const app = join(folder, 'redrop-desktop')
      await writeFile(app, `#!/bin/sh\nexec ${standIn.join(' ')} ${packed().files} "$@"\n`)
      await chmod(app, 0o755)
      const shim = await readFile(join(import.meta.dirname, '..', '..', 'build', 'linux', 'redrop'), 'utf8')
      const installed = join(folder, 'redrop')
      await writeFile(installed, shim.replace('/opt/Redrop/redrop-desktop', app))
      await chmod(installed, 0o755)
      const words = ['info', 'cloudreve://my/with space & "quotes".txt', '--json', '--lang', 'zh-CN']
      const [byShim, node] = await Promise.all([run([installed, ...words], options()), byNode(words)])
      expect(byShim).toEqual(node)
      expect(byShim.code).toBe(5)
    })
  },
)
