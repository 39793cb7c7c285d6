import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)
const onTerminal = join(import.meta.dirname, '../cli/harness/on_terminal.py')

export interface Program {
  readonly name: string
  readonly command: string
  /** First line of what it says of itself. */
  readonly versionOf: readonly string[]
  /** Of the file that it saves. */
  readonly extension: string
  /** Opens the file, makes `text` of it, saves and ends. */
  save(path: string, text: string): Promise<void>
  /** Opens the file and ends. */
  look(path: string): Promise<void>
}

/** Types into a program that wants a terminal; each part once what was there before shows that it waits. */
async function typed(argv: readonly string[], keys: readonly (readonly [shows: RegExp, type: string])[]) {
  const child = spawn('python3', [onTerminal, ...argv], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
  })
  let screen = ''
  const parts = [...keys]
  const go = () => {
    for (let [part] = parts; part && part[0].test(screen); [part] = parts) {
      parts.shift()
      screen = ''
      child.stdin.write(part[1])
    }
  }
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString('latin1')
    go()
  })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0 || parts.length > 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${screen}`)
}

function vim(name: string, ...settings: readonly string[]): Program {
  const run = (path: string, ...commands: readonly string[]) =>
    exec('vim', ['-Es', '-u', 'DEFAULTS', ...[...settings, ...commands].flatMap((one) => ['-c', one]), path])
  return {
    name,
    command: 'vim',
    versionOf: ['--version'],
    extension: 'txt',
    async save(path, text) {
      await run(path, '%delete _', `call setline(1, '${text}')`, 'wq')
    },
    async look(path) {
      await run(path, 'quit')
    },
  }
}

const ctrl = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 64)

export const programs: readonly Program[] = [
  vim('vim'),
  vim('vim that renames', 'set backupcopy=no'),
  vim('vim that keeps a backup', 'set backup backupcopy=no'),
  {
    name: 'nano',
    command: 'nano',
    versionOf: ['--version'],
    extension: 'txt',
    save: (path, text) =>
      typed(
        ['nano', '--ignorercfiles', path],
        [
          [/\^X/, `${ctrl('K').repeat(3)}${text}${ctrl('O')}`],
          [/Write/, '\r'],
          [/Wrote/, ctrl('X')],
        ],
      ),
    look: (path) => typed(['nano', '--ignorercfiles', path], [[/\^X/, ctrl('X')]]),
  },
  {
    name: 'emacs',
    command: 'emacs',
    versionOf: ['--version'],
    extension: 'txt',
    async save(path, text) {
      const lisp = `(progn (find-file "${path}") (erase-buffer) (insert "${text}\\n") (save-buffer))`
      await exec('emacs', ['--batch', '--no-site-file', '--eval', lisp])
    },
    async look(path) {
      await exec('emacs', ['--batch', '--no-site-file', '--eval', `(find-file "${path}")`])
    },
  },
  {
    name: 'LibreOffice',
    command: 'soffice',
    versionOf: ['--version'],
    extension: 'fodt',
    async save(path, text) {
      const folder = await mkdtemp(join(tmpdir(), 'redrop-office-'))
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const source = join(folder, basename(path).replace(/\.[^.]+$/, '.txt'))
      await writeFile(source, text)
      await exec('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'fodt',
        '--outdir',
        dirname(path),
        source,
      ])
      await rm(folder, { recursive: true })
    },
    async look(path) {
      const folder = await mkdtemp(join(tmpdir(), 'redrop-office-'))
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      await exec('soffice', [profile, '--headless', '--cat', path])
      await rm(folder, { recursive: true })
    },
  },
]

/** What a program says of itself; null: it is not installed. */
export async function versionOf({ command, versionOf: argv }: Program): Promise<string | null> {
  return exec(command, [...argv]).then(
    ({ stdout }) => stdout.split('\n')[0]?.trim() ?? '',
    () => null,
  )
}
