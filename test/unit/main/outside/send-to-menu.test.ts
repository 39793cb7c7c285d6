import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createOutsideMenu, type OutsideParts } from '../../../../src/main/outside/send-to-menu.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'redrop-outside-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const noShell = {
  readShortcutLink: () => {
    throw new Error('not here')
  },
  writeShortcutLink: () => false,
}
function menu(platform: NodeJS.Platform, facts: Partial<OutsideParts> = {}) {
  return createOutsideMenu({
    app: { getPath: (name: string) => (name === 'home' ? home : join(home, name)) },
    shell: noShell,
    platform,
    env: {},
    command: ['/opt/Redrop/redrop-desktop'],
    ...facts,
  })
}
const files = async () =>
  (await readdir(home, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(home.length + 1))
    .sort()
const data = '.local/share'
const script = `${data}/nautilus/scripts/Send to Redrop`

describe('Linux', () => {
  test('the entries are written, read back each time, and removed', async () => {
    const linux = menu('linux')
    expect(await linux.read()).toEqual({ on: false })
    expect(await linux.set(true)).toEqual({ on: true })
    expect(await files()).toEqual([
      `${data}/kio/servicemenus/redrop.desktop`,
      script,
      `${data}/nemo/actions/redrop.nemo_action`,
    ])
    await rm(join(home, script))
    expect(await linux.read()).toEqual({ on: false })
    expect(await linux.set(true)).toEqual({ on: true })
    expect(await linux.set(false)).toEqual({ on: false })
    expect(await files()).toEqual([])
    expect(await linux.set(false)).toEqual({ on: false })
  })

  test('an app that was moved is found by switching them on again', async () => {
    await menu('linux').set(true)
    const moved = menu('linux', { command: ['/home/ana/Redrop.AppImage'] })
    expect(await moved.read()).toEqual({ on: false })
    expect(await moved.set(true)).toEqual({ on: true })
    expect(await readFile(join(home, script), 'utf8')).toContain('\'/home/ana/Redrop.AppImage\' -- "$@"')
  })

  test('what else is in these folders stays, and so does a folder of its own for data', async () => {
    const own = join(home, 'own data')
    await mkdir(join(own, 'nautilus', 'scripts'), { recursive: true })
    await writeFile(join(own, 'nautilus', 'scripts', 'mine'), 'mine')
    const linux = menu('linux', { env: { XDG_DATA_HOME: own } })
    await linux.set(true)
    await linux.set(false)
    expect(await files()).toEqual(['own data/nautilus/scripts/mine'])
  })

  test('what cannot be written is said, and nothing half is left', async () => {
    await mkdir(join(home, script), { recursive: true })
    await expect(menu('linux').set(true)).rejects.toThrow(/local-/)
    expect(await files()).toEqual([])
  })

  test('the script gives every name to the app as it is, and its own program in any folder', async () => {
    const folder = join(home, `it's "here" $HOME %f`)
    await mkdir(folder)
    const program = join(folder, 'redrop')
    await writeFile(program, '#!/bin/sh\nprintf "%s\\0" "$@"\n')
    await chmod(program, 0o755)
    await menu('linux', { command: [program, '/a b'] }).set(true)
    const names = [
      'a b.txt',
      `it's.txt`,
      'say "hi".txt',
      '$(touch x).txt',
      'two\nlines.txt',
      '-rf',
      '文.txt',
      '*',
    ]
    const { stdout, stderr } = spawnSync(join(home, script), names, { encoding: 'utf8', cwd: home })
    expect(stderr).toBe('')
    expect(stdout.split('\0').slice(0, -1)).toEqual(['/a b', '--', ...names])
  })

  test('Dolphin may run its menu, and its line is quoted as desktop files are', async () => {
    await menu('linux', { command: ['/opt/My %apps/redrop'] }).set(true)
    const path = join(home, data, 'kio/servicemenus/redrop.desktop')
    expect((await stat(path)).mode & 0o777).toBe(0o755)
    const text = await readFile(path, 'utf8')
    expect(text).toContain('\nExec="/opt/My %%apps/redrop" -- %F\n')
    expect(text).toContain('\nName[zh_CN]=发送到 Redrop\n')
  })

  test('Nemo gives addresses within quotes', async () => {
    await menu('linux', { command: ['/opt/My "apps"/redrop'] }).set(true)
    const text = await readFile(join(home, data, 'nemo/actions/redrop.nemo_action'), 'utf8')
    expect(text).toContain('\nExec="/opt/My \\"apps\\"/redrop" -- %U\n')
    expect(text).toContain('\nQuote=double\n')
  })
})

describe('macOS', () => {
  test('a Quick Action is written into the library, and removed as a whole', async () => {
    const mac = menu('darwin')
    expect(await mac.set(true)).toEqual({ on: true })
    const contents = 'Library/Services/Send to Redrop.workflow/Contents'
    expect(await files()).toEqual([`${contents}/Info.plist`, `${contents}/document.wflow`])
    await writeFile(join(home, contents, 'Thumbnail.png'), '')
    expect(await mac.set(false)).toEqual({ on: false })
    expect(await files()).toEqual([])
  })

  test('its property lists are lists that a parser reads', async () => {
    await menu('darwin').set(true)
    const read = `import plistlib, sys, json; print(json.dumps(plistlib.load(open(sys.argv[1], 'rb'))))`
    const folder = join(home, 'Library/Services/Send to Redrop.workflow/Contents')
    const parsed = (name: string) =>
      spawnSync('python3', ['-c', read, join(folder, name)], { encoding: 'utf8' })
    if (parsed('Info.plist').error) return
    const workflow = JSON.parse(parsed('document.wflow').stdout) as {
      actions: { action: { ActionParameters: { COMMAND_STRING: string; inputMethod: number } } }[]
    }
    expect(workflow.actions[0]?.action.ActionParameters).toMatchObject({
      COMMAND_STRING: 'exec /usr/bin/open -b app.redrop.Redrop "$@"',
      inputMethod: 1,
    })
    const info = JSON.parse(parsed('Info.plist').stdout) as { NSServices: { NSMenuItem: unknown }[] }
    expect(info.NSServices[0]?.NSMenuItem).toEqual({ default: 'Send to Redrop' })
  })
})

describe('Windows', () => {
  const target = String.raw`C:\Programs\Redrop\Redrop.exe`

  test('a shortcut is written into "Send to", and removed', async () => {
    const written = new Map<string, Electron.ShortcutDetails>()
    const shell = {
      readShortcutLink(path: string) {
        const found = written.get(path)
        if (!found) throw new Error('no such shortcut')
        return found
      },
      writeShortcutLink(path: string, details: unknown) {
        written.set(path, details as Electron.ShortcutDetails)
        return true
      },
    }
    const windows = menu('win32', { shell: shell, command: [target] })
    expect(await windows.read()).toEqual({ on: false })
    expect(await windows.set(true)).toEqual({ on: true })
    const [[path, details] = []] = [...written]
    expect(path?.endsWith(String.raw`\Microsoft\Windows\SendTo\Redrop.lnk`)).toBe(true)
    expect(details).toEqual({ target, args: '--', icon: target, iconIndex: 0 })
    const moved = menu('win32', { shell: shell, command: ['D:\\Redrop.exe'] })
    expect(await moved.read()).toEqual({ on: false })
  })

  test('a shortcut that cannot be written is said', async () => {
    await expect(menu('win32', { command: [target] }).set(true)).rejects.toThrow('local-unreadable')
  })
})
