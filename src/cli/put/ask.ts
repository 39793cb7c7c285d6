import { RedropError } from '../../shared/errors.ts'
import type { MessageKey } from '../../shared/i18n/index.ts'
import type { Conflict, DecisionKind, Transfer } from '../../shared/model/index.ts'
import type { Interrupt } from '../interrupt.ts'
import { promptsOn, type Prompts } from '../prompts.ts'
import type { Terminal } from '../terminal.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { describe } from './describe.ts'
import { answersTo } from './answers-to.ts'

const later = 'later'

/** Shows both sides and asks. Null: decide later. Ctrl-C means the same for this question and stops the command. */
export async function ask(
  terminal: Terminal,
  transfer: Transfer,
  conflict: Conflict,
  interrupt: Interrupt,
): Promise<DecisionKind | null> {
  const [title = '', ...lines] = describe(terminal.t, transfer, conflict)
  const offered = answersTo(conflict)
  if (offered.length === 0) terminal.warn(title)
  for (const line of lines) terminal.warn(line)
  if (offered.length === 0) return null
  try {
    return await choose(terminal, promptsOn(terminal, interrupt.signal), title, conflict)
  } catch (error) {
    if (!(error instanceof RedropError) || error.code !== 'cancelled') throw error
    interrupt.stop()
    return null
  }
}

async function choose(
  { t }: Terminal,
  prompts: Prompts,
  title: string,
  conflict: Conflict,
): Promise<DecisionKind | null> {
  const offered = answersTo(conflict)
  const choices = offered.map(({ kind }) => ({ value: kind, name: answerText(t, conflict, kind) }))
  const preset = offered.find(({ isDefault }) => isDefault)?.kind ?? later
  const chosen = await prompts.choose<DecisionKind | typeof later>(
    title,
    [...choices, { value: later, name: t('conflicts.later') }],
    preset,
  )
  if (chosen === later) return null
  const isSure = chosen !== 'release-lock' || (await prompts.confirm(t('conflicts.locked.confirmRelease')))
  return isSure ? chosen : null
}

/** How an answer to this question is called. */
export function answerText(t: Translator, conflict: Conflict, kind: DecisionKind): string {
  const group = conflict.kind === 'guard' ? conflict.guard : conflict.kind
  const proposal = conflict.kind === 'not-allowed' ? (conflict.proposal ?? '') : ''
  return t(`conflicts.${group}.${kind}` as MessageKey, { proposal })
}
