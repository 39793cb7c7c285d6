import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

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
  readonly context: BrowserContext
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
  const profile = join(folder, 'profile')
  const context = await inFolder(folder, () =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless: options.headless,
      viewport: null,
      colorScheme: null,
      // The starter turns signals into an orderly quit of the app.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        '--remote-debugging-port=0',
        `--lang=${options.locale}`,
        '--disable-quic',
        ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...(options.headless ? ['--disable-gpu'] : ['--app=data:text/html,']),
      ],
      // The app's own pages must not be told that a tool drives them.
      ignoreDefaultArgs: ['--enable-automation'],
    }),
  )
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  return {
    context,
    endpoint: `ws://127.0.0.1:${port}${path}`,
    async close() {
      await context.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Playwright makes further temporary folders; ours holds them, so that one sweep finds all of it. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const names = ['TMPDIR', 'TEMP', 'TMP'] as const
  const before = names.map((name) => process.env[name])
  for (const name of names) process.env[name] = folder
  try {
    return await work()
  } finally {
    names.forEach((name, at) => {
      const value = before[at]
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
    })
  }
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
