// The window with a demo server beside it, filled with files to try things on. `--screenshots FOLDER`: no window, pictures.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { seedMockUp } from '../harness/mock-up.ts'
import { electronBinary } from '../harness/real-electron.ts'
import { email, password, startSite } from '../harness/site.ts'
import { takePictures } from './pictures.ts'

const { values } = parseArgs({ options: { screenshots: { type: 'string' } } })
const root = fileURLToPath(new URL('../../..', import.meta.url))
const site = await startSite()
await seedMockUp(site.server, site.elsewhere)

try {
  process.exitCode = values.screenshots === undefined ? await openWindow() : await takeAll(values.screenshots)
} finally {
  await site.server.close()
}

async function openWindow(): Promise<number> {
  process.stdout.write(`A demo server runs at ${site.server.url} (e-mail ${email}, password ${password}).\n`)
  const binary = electronBinary()
  const run = fileURLToPath(new URL('../../electron/run.ts', import.meta.url))
  const child =
    binary === null
      ? spawn(process.execPath, [run, root], {
          stdio: 'inherit',
          env: { ...process.env, STAND_IN_HEADED: '1' },
        })
      : spawn(binary, [root], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

async function takeAll(folder: string): Promise<number> {
  process.env['REDROP_SCREENSHOTS'] = resolve(folder)
  const pictures = await takePictures(site)
  process.stdout.write(
    `Replaced a file by dropping one on it, took it back, and wrote ${pictures} pictures to ${resolve(folder)}\n`,
  )
  return 0
}
