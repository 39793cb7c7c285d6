import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../../../src/core/node/browser/open-browser.ts'

let folder: string
const asked = () => readFile(join(folder, 'asked'), 'utf8')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-browser-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A launcher that writes its arguments down, one a line. */
async function launcher(name: string, exit: number): Promise<{ PATH: string }> {
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${join(folder, 'asked')}'\nexit ${exit}\n`
  await writeFile(join(folder, name), script, { mode: 0o700 })
  return { PATH: folder }
}

describe('opening the system browser', () => {
  const url = new URL('https://files.example.org/session/authorize?scope=a%20b&state=$(touch x)&x=1')

  it.each([
    ['linux', 'xdg-open', [url.href]],
    ['darwin', 'open', [url.href]],
    ['win32', 'rundll32', ['url.dll,FileProtocolHandler', url.href]],
  ] as const)('on %s hands the address to %s as one argument', async (platform, command, args) => {
    const env = await launcher(command, 0)
    expect(await openBrowser(url, { platform, env })).toBe(true)
    expect((await asked()).trimEnd().split('\n')).toEqual(args)
  })

  it('says so when there is no launcher', async () => {
    expect(await openBrowser(url, { platform: 'linux', env: { PATH: folder } })).toBe(false)
  })

  it('says so when the launcher finds no browser', async () => {
    expect(await openBrowser(url, { platform: 'linux', env: await launcher('xdg-open', 3) })).toBe(false)
  })

  it('opens http on this computer', async () => {
    const local = new URL('http://127.0.0.1:5212/session/authorize')
    expect(await openBrowser(local, { platform: 'linux', env: await launcher('xdg-open', 0) })).toBe(true)
  })

  it.each(['http://files.example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://host/x'])(
    'never hands %s to a launcher',
    async (refused) => {
      const env = await launcher('xdg-open', 0)
      await expect(openBrowser(new URL(refused), { platform: 'linux', env })).rejects.toThrow('internal')
      await expect(asked()).rejects.toThrow('ENOENT')
    },
  )
})
