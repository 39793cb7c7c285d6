import { exit } from '../exit-codes.ts'
import { manual } from '../papers/manual.ts'
import { treeOf } from '../papers/tree.ts'
import { version } from '../version.ts'
import type { Register } from './shared.ts'

/** The manual as `man` reads it; packages bring it, so that no help has to name it. */
export function manualCommand({ program, terminal, run }: Register): void {
  program.command('manual', { hidden: true }).action(() =>
    run(() => {
      terminal.stdout.write(manual(terminal.t, treeOf(program), version))
      return Promise.resolve(exit.done)
    }),
  )
}
