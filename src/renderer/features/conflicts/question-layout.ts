import type { Question } from '../../../shared/ipc/contract.ts'
import type { DecisionKind } from '../../../shared/model/index.ts'

/** `choices`: both sides and a list to pick from; `lock`: it waits meanwhile; `buttons`: a sentence and its answers. */
export type QuestionLayout = 'choices' | 'lock' | 'buttons'

export function layoutOf({ conflict }: Question): QuestionLayout {
  switch (conflict.kind) {
    case 'stale':
    case 'covered':
      return 'choices'
    case 'taken':
      return conflict.version ? 'choices' : 'buttons'
    case 'locked':
      return 'lock'
    case 'moved':
    case 'gone':
    case 'folder-gone':
    case 'not-allowed':
    case 'no-space':
    case 'guard':
    case 'pushes-out':
      return 'buttons'
  }
}

/** Content that somebody has written can be lost by an answer. */
export function canLose({ choices, conflict }: Question): boolean {
  return conflict.kind === 'guard' || choices.some(({ danger }) => danger)
}

/** `preferred`: what the user wants selected when the server has a newer version; never an answer that loses something. */
export function defaultOf({ choices, conflict }: Question, preferred: DecisionKind): DecisionKind | null {
  const isWanted =
    conflict.kind === 'stale' && choices.some(({ kind, danger }) => kind === preferred && !danger)
  if (isWanted) return preferred
  return choices.find(({ isDefault }) => isDefault)?.kind ?? null
}

const letters: Readonly<Partial<Record<DecisionKind, string>>> = {
  create: 'S',
  replace: 'R',
  follow: 'R',
  'restore-and-replace': 'R',
  'accept-guard': 'R',
  'thin-out': 'T',
  'bring-back': 'K',
  'keep-remote': 'K',
}

/** The key that picks an answer; it never sends it. */
export function letterOf(kind: DecisionKind): string | undefined {
  return letters[kind]
}
