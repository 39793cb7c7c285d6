import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { autostartFile } from '../../../../src/main/startup/autostart-file.ts'
import { createLoginStart } from '../../../../src/main/startup/open-at-login.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-login-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const noApp = { getLoginItemSettings: () => ({}) as never, setLoginItemSettings: () => undefined }
const linux = () =>
  createLoginStart({
    app: noApp,
    platform: 'linux',
    env: { XDG_CONFIG_HOME: folder },
    command: ['/opt/My apps/redrop'],
  })

test('Linux: an entry is written whole and removed, and read back each time', async () => {
  const start = linux()
  expect(await start.read()).toEqual({ on: false, needsApproval: false })
  expect(await start.set(true)).toEqual({ on: true, needsApproval: false })
  const path = autostartFile({ XDG_CONFIG_HOME: folder })
  expect(await readFile(path, 'utf8')).toContain('\nExec="/opt/My apps/redrop" --hidden\n')
  expect(await readdir(dirname(path))).toEqual(['redrop.desktop'])
  expect(await start.set(false)).toEqual({ on: false, needsApproval: false })
  expect(await readdir(dirname(path))).toEqual([])
  await start.set(false)
})

test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
  'Linux: an entry that a desktop has switched off by %s is off',
  async (line) => {
    const start = linux()
    await start.set(true)
    const path = autostartFile({ XDG_CONFIG_HOME: folder })
    const text = await readFile(path, 'utf8')
    await writeFile(path, `${text.replace('X-GNOME-Autostart-enabled=true\n', '')}${line}\n`)
    expect((await start.read()).on).toBe(false)
    expect((await start.set(true)).on).toBe(true)
  },
)

test('Linux: what cannot be written is said, and nothing is left behind', async () => {
  await mkdir(join(folder, 'autostart', 'redrop.desktop'), { recursive: true })
  await expect(linux().set(true)).rejects.toThrow(/local-/)
  expect(await readdir(join(folder, 'autostart'))).toEqual(['redrop.desktop'])
})

function systemApp(answer: object) {
  const calls: object[] = []
  return {
    calls,
    app: {
      getLoginItemSettings: (options?: object) => {
        calls.push({ get: options })
        return answer as never
      },
      setLoginItemSettings: (options: object) => void calls.push({ set: options }),
    },
  }
}

test('Windows: the entry has the path and the switch, and one that the user has switched off is off', async () => {
  const { app, calls } = systemApp({
    openAtLogin: true,
    executableWillLaunchAtLogin: false,
    status: 'enabled',
  })
  const start = createLoginStart({ app, platform: 'win32', env: {}, command: ['C:\\Redrop.exe'] })
  const item = { path: 'C:\\Redrop.exe', args: ['--hidden'] }
  expect(await start.set(true)).toEqual({ on: false, needsApproval: false })
  expect(calls).toEqual([{ set: { openAtLogin: true, ...item } }, { get: item }])
})

test('macOS: the user may have to allow it first', async () => {
  const { app, calls } = systemApp({ openAtLogin: false, status: 'requires-approval' })
  const start = createLoginStart({ app, platform: 'darwin', env: {}, command: ['/Applications/Redrop'] })
  expect(await start.set(true)).toEqual({ on: false, needsApproval: true })
  expect(calls[0]).toEqual({ set: { openAtLogin: true } })
})
