import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromiumNow } from '../host.ts'
import type { PreloadProcess } from '../page/messages.ts'

/** Versions as a real Electron reports them; Electron's is the one the project depends on. */
export function versions(): Record<string, string> {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const chrome = chromiumNow().browser.version()
  return { electron: version, chrome, node: process.versions.node }
}

export function preloadProcess(extraArguments: readonly string[]): PreloadProcess {
  const { platform, arch } = process
  return {
    platform,
    arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: versions(),
    argv: [process.execPath, ...extraArguments],
  }
}
