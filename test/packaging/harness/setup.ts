import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { extractAll } from '@electron/asar'
import type { TestProject } from 'vitest/node'
import { makeElectron } from './made-up-electron.ts'

export interface Packed {
  /** The folder that an installer would put on a computer. */
  readonly app: string
  /** The files of the app's archive, taken out of it: Node cannot read inside one, as Electron does. */
  readonly files: string
  /** What the tool that makes Debian packages was asked for, and a copy of the files it was given. */
  readonly deb: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Null on a system where nothing can be packed offline. */
    packed: Packed | null
  }
}

/** Stands for the tool that makes Debian packages, which would be downloaded. */
const fpm = `#!/bin/sh
cd "$(dirname "$0")"
printf '%s\\n' "$@" > arguments
last=
for word; do
  case $last in --after-install) cp "$word" after-install ;; esac
  case $word in *.desktop=*) cp "\${word%%=*}" desktop ;; esac
  last=$word
done
`

/** Packs the app once for all tests, with the script of the project, on an Electron that is made up. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux') {
    project.provide('packed', null)
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'redrop-package-'))
  const output = join(folder, 'dist')
  const tool = join(folder, 'fpm')
  const electron = await makeElectron(folder)
  await writeFile(tool, fpm)
  await chmod(tool, 0o755)
  await pack(['--target', 'deb', '--electron', electron, '--output', output], { CUSTOM_FPM_PATH: tool })
  const app = join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
  const files = join(folder, 'files')
  extractAll(join(app, 'resources', 'app.asar'), files)
  project.provide('packed', { app, files, deb: folder })
  return () => rm(folder, { recursive: true, force: true })
}

async function pack(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const script = join(import.meta.dirname, '..', '..', '..', 'scripts', 'package.mjs')
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`Packing failed (${String(code)}):\n${(await said).join('')}`)
}
