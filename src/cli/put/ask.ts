import { confirm, select } from '@inquirer/prompts'
import { decisionsFor } from '../../core/domain/decisions.ts'
import type { Conflict, DecisionKind, Transfer } from '../../shared/model/index.ts'
import type { MessageKey } from '../../shared/i18n/index.ts'
import { printable, type Terminal } from '../terminal.ts'
import { describe } from './describe.ts'

const later = 'later'

/** Shows both sides and asks. Null: decide later; Ctrl-C means the same, and nothing is sent. */
export async function ask(
  terminal: Terminal,
  transfer: Transfer,
  conflict: Conflict,
): Promise<DecisionKind | null> {
  const { t } = terminal
  const [title = '', ...lines] = describe(t, transfer, conflict)
  for (const line of lines) terminal.warn(line)
  const options = decisionsFor(conflict)
  if (options.length === 0) {
    terminal.warn(title)
    return null
  }
  const group = conflict.kind === 'guard' ? conflict.guard : conflict.kind
  const proposal =
    'proposal' in conflict && conflict.proposal !== undefined ? { proposal: conflict.proposal } : {}
  const choices = options.map(({ kind }) => ({
    value: kind,
    name: printable(t(answerKey(group, kind), proposal)),
  }))
  const chosen = await orLater(
    select<DecisionKind | typeof later>(
      {
        message: printable(title),
        choices: [...choices, { value: later, name: t('conflicts.later') }],
        default: options.find(({ isDefault }) => isDefault)?.kind ?? later,
      },
      { output: terminal.stderr as NodeJS.WritableStream },
    ),
  )
  if (chosen === 'release-lock') {
    const sure = confirm({ message: t('conflicts.locked.confirmRelease'), default: false })
    return (await orLater(sure)) === true ? chosen : null
  }
  return chosen === later ? null : chosen
}

function answerKey(group: string, kind: DecisionKind): MessageKey {
  return `conflicts.${group}.${kind}` as MessageKey
}

/** Ctrl-C at a question leaves it open. */
async function orLater<T>(answer: Promise<T>): Promise<T | typeof later> {
  return answer.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ExitPromptError') return later
    throw error
  })
}
