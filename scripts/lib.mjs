// Helpers of the start scripts. Plain JavaScript that runs on the system's Node (20 or newer), before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const windows = process.platform === 'win32'

/** The Node that runs the product (devDependency `node`): Electron's own major, whatever the system has. */
export const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

export function bin(name) {
  return join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name)
}

/** Runs a command with the terminal of this process; returns its exit code (or 1 if it could not be started or was killed). */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows && command.endsWith('.cmd'),
    ...options,
  })
  if (result.error) console.error(`${command}: ${result.error.message}`)
  return result.status ?? 1
}

/** Runs a command while others run; resolves with what it wrote, which is not mixed with theirs. */
export function runAside(command, args) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}` }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}

/** Output of a command, or null if it is not there or fails. */
export function ask(command, args) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  return result.status === 0 ? result.stdout.trim() : null
}

/** Is a program on the PATH? */
export function has(program) {
  const folders = (process.env.PATH ?? '').split(windows ? ';' : ':')
  return folders.some((folder) => folder && existsSync(join(folder, windows ? `${program}.exe` : program)))
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}
