import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Launch } from './stand-in.ts'

/** Electron's own binary, or null where it was not downloaded. */
export function electronBinary(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const binary = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** The app on a real Electron, with the port that Playwright drives it by. */
export class RealElectron {
  readonly process: ChildProcess
  endpoint = ''
  errors = ''

  private constructor(binary: string, { folder, args = [], env = {} }: Launch) {
    const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    this.process = spawn(binary, [...sandbox, '--remote-debugging-port=0', folder, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'pipe'],
    })
  }

  static async start(binary: string, launch: Launch): Promise<RealElectron> {
    const electron = new RealElectron(binary, launch)
    const port = Promise.withResolvers<string>()
    electron.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      electron.errors += text
      const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(electron.errors) ?? []
      if (endpoint !== undefined) port.resolve(endpoint)
    })
    electron.process.once('exit', (code) =>
      port.reject(new Error(`Electron ended (${String(code)}): ${electron.errors}`)),
    )
    electron.endpoint = await port.promise
    return electron
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended()
  }

  async quit(): Promise<number | null> {
    this.process.kill('SIGTERM')
    return this.ended()
  }

  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit')
    return this.process.exitCode
  }
}
