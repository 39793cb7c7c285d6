import { spawn } from 'node:child_process'
import { RedropError } from '../../shared/errors.ts'
import { launch } from '../../core/node/browser/launch.ts'
import { promptsOn } from '../prompts.ts'
import type { Terminal } from '../terminal.ts'

export interface OpenEditor {
  /** The terminal is the editor's until it ends. */
  readonly ownsTerminal: boolean
  /** Rejects with RedropError `cancelled`. */
  readonly ended: Promise<void>
}

/** `$VISUAL` or `$EDITOR`, or else the system's program for the file. Throws RedropError `internal`: there is none. */
export async function openEditor(terminal: Terminal, path: string, signal: AbortSignal): Promise<OpenEditor> {
  const { env, t } = terminal
  const editor = env['VISUAL'] || env['EDITOR']
  if (editor) return { ownsTerminal: true, ended: runEditor(terminal, editor, path) }
  if (!(await launch(path))) throw new RedropError('internal', { detail: t('cliEdit.noProgram') })
  if (terminal.interactive)
    return {
      ownsTerminal: false,
      ended: promptsOn(terminal, signal)
        .text(t('cliEdit.pressEnter'))
        .then(() => undefined),
    }
  return { ownsTerminal: false, ended: inputEnds(terminal, signal) }
}

/** As Git does it: the variable may hold options too, so a shell reads it; the path is an argument of its own. */
function runEditor({ t }: Terminal, editor: string, path: string): Promise<void> {
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${path}"`, { shell: true, stdio: 'inherit' })
      : spawn('sh', ['-c', `${editor} "$@"`, 'sh', path], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      // What a shell says when it finds no such program, or may not start it.
      if (code === 126 || code === 127)
        reject(new RedropError('usage', { detail: t('cliEdit.noEditor', { editor }) }))
      else resolve()
    })
  })
}

/** Nobody is there to press a key: whoever started the command closes its input. */
function inputEnds({ stdin }: Terminal, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    stdin.once('end', resolve)
    stdin.once('close', resolve)
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    stdin.resume()
  })
}
