import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { keepOnOurPages } from '../../../../src/main/security/navigation.ts'
import { denyPermissions } from '../../../../src/main/security/permissions.ts'
import { createSafeShell } from '../../../../src/main/security/safe-shell.ts'
import { silent } from '../fakes.ts'

function contents() {
  const emitter = new EventEmitter()
  let open: (details: { url: string }) => unknown = () => undefined
  const part = Object.assign(emitter, { setWindowOpenHandler: (handler: typeof open) => (open = handler) })
  keepOnOurPages(part as never, silent)
  const isStopped = (event: string, url: string) => {
    let stopped = false
    emitter.emit(event, { url, preventDefault: () => (stopped = true) })
    return stopped
  }
  return { isStopped, open: (url: string) => open({ url }) }
}

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
  '%s leads nowhere but to our pages',
  (event) => {
    const { isStopped } = contents()
    expect(isStopped(event, 'app://redrop/index.html')).toBe(false)
    expect(isStopped(event, 'https://example.org/')).toBe(true)
    expect(isStopped(event, 'file:///etc/passwd')).toBe(true)
    expect(isStopped(event, 'javascript:alert(1)')).toBe(true)
  },
)

test('no window is opened and no other page is embedded', () => {
  const { open, isStopped } = contents()
  expect(open('https://example.org/')).toEqual({ action: 'deny' })
  expect(open('app://redrop/index.html')).toEqual({ action: 'deny' })
  expect(isStopped('will-attach-webview', 'app://redrop/index.html')).toBe(true)
})

test('of all permissions a page may only write to the clipboard, and only ours may', () => {
  const handlers: Record<string, (...args: unknown[]) => unknown> = {}
  const session = new Proxy(
    {},
    { get: (_target, name: string) => (handler: never) => (handlers[name] = handler) },
  )
  denyPermissions(session as never)
  const asked = (permission: string, requestingUrl: string) => {
    let granted: unknown = null
    const answer = (given: unknown) => (granted = given)
    handlers['setPermissionRequestHandler']?.(null, permission, answer, { requestingUrl })
    return granted
  }
  const page = 'app://redrop/index.html'
  expect(asked('clipboard-sanitized-write', page)).toBe(true)
  expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
  for (const permission of [
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'fileSystem',
  ])
    expect(asked(permission, page)).toBe(false)
  const check = handlers['setPermissionCheckHandler']
  expect(check?.(null, 'clipboard-sanitized-write', 'app://redrop/')).toBe(true)
  expect(check?.(null, 'media', 'app://redrop/')).toBe(false)
  expect(handlers['setDevicePermissionHandler']?.({})).toBe(false)
})

test('pages of the own site are opened in the browser', async () => {
  const opened: string[] = []
  const shell = createSafeShell({
    openExternal: (url) => Promise.resolve(void opened.push(url)),
    openPath: () => Promise.resolve(''),
    showItemInFolder: () => undefined,
  })
  await shell.openSite(new URL('https://cloud.example.org/home?path=x'), 'https://cloud.example.org/base')
  await shell.openSite(new URL('http://127.0.0.1:5212/home'), 'http://127.0.0.1:5212')
  expect(opened).toEqual(['https://cloud.example.org/home?path=x', 'http://127.0.0.1:5212/home'])
})

test.each([
  ['another site', 'https://example.org/home'],
  ['another port', 'https://cloud.example.org:8443/home'],
  ['the site without encryption', 'http://cloud.example.org/home'],
  ['a file', 'file:///etc/passwd'],
  ['a program', 'ms-msdt:/id'],
  ['a name and password in the address', 'https://a:b@cloud.example.org/home'],
  ['an endless address', `https://cloud.example.org/${'x'.repeat(3000)}`],
])('%s is not', async (_name, url) => {
  const shell = createSafeShell({
    openExternal: () => Promise.reject(new Error('opened')),
    openPath: () => Promise.resolve(''),
    showItemInFolder: () => undefined,
  })
  await expect(shell.openSite(new URL(url), 'https://cloud.example.org')).rejects.toMatchObject({
    code: 'internal',
  })
})
