import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Browser } from './chromium/browser.ts'
import { Connection } from './chromium/connection.ts'
import { headlessSwitches, quietSwitches } from './chromium/switches.ts'

const prefix = 'redrop-stand-in-'
/** The same engine without a window: it starts in half the time. */
const headlessShell = '/usr/bin/chromium-headless-shell'
const candidates: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** A Chromium of this machine, or null. `whole`: with everything around its pages, tabs for instance. */
export function findChromium(options: { whole: boolean }): string | null {
  const named = process.env['CHROMIUM_PATH']
  return (
    [
      ...(named === undefined ? [] : [named]),
      ...(options.whole ? [] : [headlessShell]),
      ...(candidates[process.platform] ?? []),
    ].find(existsSync) ?? null
  )
}

export interface Running {
  readonly browser: Browser
  /** For a second driver: the tests. */
  readonly endpoint: string
  close(): Promise<void>
}

export async function startChromium(options: { headless: boolean; locale: string }): Promise<Running> {
  const whole = !options.headless || process.env['STAND_IN_WHOLE'] === '1'
  const executablePath = findChromium({ whole })
  if (executablePath === null) throw new Error('no Chromium found; name one in CHROMIUM_PATH')
  sweep()
  const folder = join(tmpdir(), `${prefix}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const args = [
    ...quietSwitches,
    ...(options.headless ? headlessSwitches : ['--app=data:text/html,']),
    `--lang=${options.locale}`,
    `--user-data-dir=${join(folder, 'profile')}`,
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    ...(options.headless ? ['about:blank'] : []),
  ]
  const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder }
  const chromium = spawn(executablePath, args, {
    env: { ...process.env, ...temporary },
    // A group of its own: a Ctrl-C is for the starter, which turns it into an orderly quit of the app.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, , errors, to, from] = chromium.stdio as unknown as [null, null, Readable, Writable, Readable]
  const ended = once(chromium, 'exit')
  const browser = new Browser(new Connection(to, from))
  const [endpoint] = await Promise.all([endpointOf(errors, ended), browser.begin()])
  return {
    browser,
    endpoint,
    async close() {
      await browser.close()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Chromium says it on its standard error. */
async function endpointOf(errors: Readable, ended: Promise<unknown>): Promise<string> {
  const said = new Promise<string>((resolve) => {
    let text = ''
    errors.setEncoding('utf8').on('data', (piece: string) => {
      text = (text + piece).slice(-10_000)
      const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(text) ?? []
      if (endpoint !== undefined) resolve(endpoint)
    })
  })
  const failed = ended.then(() => Promise.reject(new Error('Chromium ended before it could be driven')))
  return Promise.race([said, failed])
}

/** Removes what killed runs left behind. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : 0
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
