/* global process, Response, URL */
// A small app that uses the stand-in as Redrop does; its tests are in test/e2e/stand-in.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  session,
  shell,
} from 'electron'
import { before } from './before-ready.js'

const required = createRequire(import.meta.url)('electron')
const folder = import.meta.dirname
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'"
const types = { '.html': 'text/html', '.js': 'text/javascript' }
const log = []

if (!app.requestSingleInstanceLock({ args: process.argv.slice(2) })) app.exit(0)
app.on('second-instance', (_event, _argv, _cwd, data) => log.push(['second-instance', data]))
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.enableSandbox()

function createWindow(query = '') {
  const window = new BrowserWindow({
    width: 900,
    height: 640,
    minWidth: 300,
    show: false,
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      additionalArguments: ['--extra=1'],
    },
  })
  window.webContents.setWindowOpenHandler((details) => {
    log.push(['window-open', details.url])
    return { action: 'deny' }
  })
  for (const name of ['will-navigate', 'will-frame-navigate'])
    window.webContents.on(name, (event) => {
      log.push([name, event.url])
      if (name === 'will-navigate' && !event.url.startsWith('app://sample/')) event.preventDefault()
    })
  for (const name of ['ready-to-show', 'show', 'focus', 'blur', 'minimize', 'restore', 'closed'])
    window.on(name, () => log.push([name, window.id]))
  window.on('close', (event) => {
    if (keepOpen) event.preventDefault()
    log.push(['close', keepOpen])
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`app://sample/index.html${query}`)
  return window
}

let keepOpen = false
for (const name of ['before-quit', 'will-quit', 'window-all-closed']) app.on(name, () => log.push([name]))
app.on('window-all-closed', () => app.quit())

const actions = {
  log: () => log,
  before: () => before,
  same: () => required.app === app,
  type: () => [
    process.type,
    typeof process.versions.electron,
    process.argv.slice(2),
    app.getName(),
    app.getVersion(),
  ],
  keepOpen: (_event, on) => (keepOpen = on),
  newWindow: () => createWindow('?two').id,
  sender: (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    top: event.senderFrame.parent === null,
    id: event.sender.id,
    known: BrowserWindow.fromWebContents(event.sender)?.webContents === event.sender,
  }),
  echo: (_event, value) => value,
  describe: (_event, value) => describe(value),
  fail: () => {
    throw new TypeError('no such thing')
  },
  uncloneable: () => () => 1,
  paths: (_event, paths) => paths,
  theme: (_event, source) => {
    nativeTheme.themeSource = source
    return nativeTheme.shouldUseDarkColors
  },
  open: async () => (await dialog.showOpenDialog({ properties: ['openFile'] })).filePaths,
  external: (_event, url) => shell.openExternal(url),
  copy: async (_event, text) => {
    await clipboard.writeText(text)
    return clipboard.readText()
  },
  push: (event, value) => event.sender.send('pushed', value, 1),
  missing: (_event, name) =>
    String(
      trying(() => ({ app, dialog, session, window: BrowserWindow.getAllWindows()[0] })[name].somethingElse),
    ),
  unknownEvent: () => String(trying(() => app.on('no-such-event', () => undefined))),
  insecure: () => String(trying(() => new BrowserWindow({ webPreferences: { sandbox: false } }))),
  popup: () =>
    new Promise((resolve) =>
      Menu.buildFromTemplate([
        { label: 'One', click: () => resolve('one') },
        { label: 'More', submenu: [{ label: 'Two', click: () => resolve('two') }] },
      ]).popup(),
    ),
}

function describe(value) {
  if (value instanceof Map) return `Map ${JSON.stringify([...value])}`
  if (value instanceof Set) return `Set ${JSON.stringify([...value])}`
  if (value instanceof Date) return `Date ${value.toISOString()}`
  if (value instanceof Error) return `${value.name} ${value.message}`
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${[...value].join(' ')}`
  if (typeof value === 'bigint') return `bigint ${value}`
  if (value === undefined) return 'undefined'
  if (Object.is(value, -0)) return '-0'
  return JSON.stringify(value)
}

function trying(work) {
  try {
    return work()
  } catch (error) {
    return error
  }
}

void app.whenReady().then(() => {
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  )
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  )
  protocol.handle('app', async (request) => {
    const path = new URL(request.url).pathname
    const body = await readFile(join(folder, 'page', path)).catch(() => null)
    if (body === null) return new Response('not found', { status: 404 })
    return new Response(body, {
      headers: { 'content-type': types[path.slice(path.lastIndexOf('.'))], 'content-security-policy': csp },
    })
  })
  for (const [name, action] of Object.entries(actions)) ipcMain.handle(name, action)
  ipcMain.on('note', (event, text) => log.push(['note', text, event.senderFrame.url]))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [{ label: 'Upload', accelerator: 'CmdOrCtrl+U', click: () => log.push(['menu', 'upload']) }],
      },
    ]),
  )
  createWindow()
})
