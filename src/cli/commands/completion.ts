import { Argument } from 'commander'
import { exit } from '../exit-codes.ts'
import { bashCompletion } from '../papers/bash.ts'
import { fishCompletion } from '../papers/fish.ts'
import { treeOf } from '../papers/tree.ts'
import { zshCompletion } from '../papers/zsh.ts'
import type { Register } from './shared.ts'

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

export function completionCommand({ program, terminal, run }: Register): void {
  program
    .command('completion')
    .description(terminal.t('cliApp.help.completion'))
    .addArgument(new Argument('<shell>').choices(Object.keys(shells)))
    .action((shell: keyof typeof shells) =>
      run(() => {
        terminal.stdout.write(shells[shell](treeOf(program)))
        return Promise.resolve(exit.done)
      }),
    )
}
