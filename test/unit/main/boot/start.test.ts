import { expect, test } from 'vitest'
import { beKnownToTheSystem, startOf } from '../../../../src/main/boot/start.ts'

const app = (isPackaged: boolean) => ({ isPackaged, getAppPath: () => '/src/redrop' })

test.each([
  ['installed', true, {}, ['/opt/redrop', 'a.txt'], ['a.txt'], ['/opt/redrop']],
  [
    'an AppImage',
    true,
    { APPIMAGE: '/home/ana/R.AppImage' },
    ['/tmp/.mount/redrop'],
    [],
    ['/home/ana/R.AppImage'],
  ],
  ['from its sources', false, {}, ['/electron', '.', 'a.txt'], ['a.txt'], ['/electron', '/src/redrop']],
])('%s', (_how, isPackaged, env, argv, args, command) => {
  expect(startOf(app(isPackaged), argv, '/home/ana', env)).toEqual({
    handedOver: { args, cwd: '/home/ana' },
    command,
  })
})

test.each([
  ['win32', true, ['id app.redrop.Redrop', 'scheme redrop']],
  ['win32', false, ['id app.redrop.Redrop']],
  ['darwin', true, ['scheme redrop']],
  ['linux', true, []],
] as const)('%s, packaged: %s', (platform, isPackaged, expected) => {
  const calls: string[] = []
  const system = {
    isPackaged,
    setAppUserModelId: (id: string) => void calls.push(`id ${id}`),
    setAsDefaultProtocolClient: (scheme: string) => calls.push(`scheme ${scheme}`) > 0,
  }
  beKnownToTheSystem(system, platform)
  expect(calls).toEqual(expected)
})
