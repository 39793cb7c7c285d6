import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { program } from '../../programs/program.ts'

export const childProgram = program('store')

export interface Child {
  readonly process: ChildProcess
  /** Next line it says, parsed. */
  said(): Promise<unknown>
  /** Signal or exit code it ended with. */
  readonly ended: Promise<string | number | null>
}

export function child(...args: string[]): Child {
  return childOf(process.execPath, [childProgram, ...args])
}

/** Runs a store's child by another program, such as `unshare`. */
export function childOf(command: string, args: readonly string[]): Child {
  const spawned = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(spawned, 'exit').then(([code, signal]) => (signal ?? code) as string | number | null)
  onTestFinished(async () => {
    spawned.kill('SIGKILL')
    await ended
  })
  const lines = createInterface(spawned.stdout)[Symbol.asyncIterator]()
  return {
    process: spawned,
    ended,
    async said() {
      const line = await lines.next()
      if (line.done) throw new Error('the child ended without a word')
      return JSON.parse(line.value) as unknown
    },
  }
}
