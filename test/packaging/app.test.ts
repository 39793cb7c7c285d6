import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list, row, signIn } from '../e2e/harness/screens.ts'
import { startSite, type Site } from '../e2e/harness/site.ts'
import type { App } from '../e2e/harness/app.ts'
import { run, standIn } from './harness/command-line.ts'
import { missing, packed } from './harness/packed.ts'
import { join } from 'node:path'

describe.skipIf(missing !== null)(`the packed app (${missing ?? 'from the files of its archive'})`, () => {
  let site: Site
  let app: App
  beforeEach(async () => {
    // Read when the harness is loaded.
    process.env['REDROP_APP'] = packed().files
    const harness = await import('../e2e/harness/app.ts')
    ;[site, app] = await Promise.all([
      startSite(),
      // The command line has to find the sign-in where the app keeps it.
      harness.App.launch({ env: { REDROP_PASSPHRASE: 'for the tests' } }),
    ])
    await site.elsewhere.save('cloudreve://my/a.txt', 'content')
  })
  afterEach(async () => {
    await app.close()
    await site.server.close()
  })

  it('starts, signs in and lists a folder; the command line beside it sees the same account, and sends by it', async () => {
    await signIn(app, site)
    await row(app.page, 'a.txt').waitFor()
    const env = { REDROP_HOME: join(app.home, 'profile') }
    const command = [...standIn, packed().files, '--redrop-cli', '--']
    expect(await run([...command, 'ls', 'cloudreve://my/'], { env })).toMatchObject({
      code: 0,
      out: expect.stringContaining('a.txt') as string,
    })
    // What the app does needs no sign-in of the command line.
    const file = await app.file('b.txt', 'sent by the app')
    const put = [...command, 'put', file, 'cloudreve://my/', '--json']
    const ran = await run(put, { env: { ...env, REDROP_PASSPHRASE: '' } })
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('"result":"created"') as string })
    await row(app.page, 'b.txt').waitFor()
    expect(await site.content('cloudreve://my/b.txt')).toBe('sent by the app')
    expect(await list(app.page).isVisible()).toBe(true)
    expect((await app.standIn?.ask('windows'))?.length ?? 1).toBe(1)
  })
})
