import type { FileDetails } from '../../../../shared/ipc/contract.ts'
import type { VersionOrigin, VersionRef } from '../../../../shared/model/index.ts'
import type { T } from '../../../i18n/index.ts'
import type { IconName } from '../../../ui/index.ts'
import { refusalOf, type DropTarget, type Refusal } from './drop-target.ts'

/** What stands on the row instead of its columns. */
export interface DropSentence {
  /** `ask`: their content would be lost. */
  readonly tone: 'go' | 'ask' | 'refused'
  readonly icon: IconName
  readonly title: string
  readonly text: string
}

interface Facts {
  readonly target: DropTarget
  readonly count: number
  /** Null: not known yet. */
  readonly details: FileDetails | null
  /** A moment as the sentence says it. */
  readonly moment: (at: number) => string
}

export function dropSentence(t: T, { target, count, details, moment }: Facts): DropSentence {
  const refusal = refusalOf(target, count)
  if (refusal) return refused(t, refusal)
  switch (target.kind) {
    case 'file':
      return replaces(t, target.base, details, moment)
    case 'folder':
      return adds(t, 'folder', into(t, target.row.name, count))
    case 'crumb':
      return adds(t, 'folder', into(t, target.name, count))
    case 'here':
      return adds(t, 'plus', t('browser.drop.here', { folder: target.name }))
  }
}

function replaces(
  t: T,
  base: VersionRef,
  details: FileDetails | null,
  moment: (at: number) => string,
): DropSentence {
  const shared = { icon: 'replace', title: t('browser.drop.replace') } as const
  // Facts of another version than the one that is replaced say nothing about it.
  if (details?.current.id !== base.id)
    return { ...shared, tone: 'go', text: t('browser.drop.versionOf', { time: moment(base.createdAt) }) }
  const { current, undoable } = details
  const facts = { version: whose(t, current.origin), time: moment(current.createdAt) }
  switch (undoable) {
    case 'version':
      return { ...shared, tone: 'go', text: t('browser.drop.kept', facts) }
    case 'safety-copy':
      return { ...shared, tone: 'go', text: t('browser.drop.copied', facts) }
    case 'no':
      return { ...shared, tone: 'ask', icon: 'warn', text: t('browser.drop.lost', facts) }
  }
}

function whose(t: T, origin: VersionOrigin): string {
  switch (origin.kind) {
    case 'this-device':
      return t('browser.drop.whose.mine')
    case 'me-elsewhere':
      return t('browser.drop.whose.elsewhere')
    case 'user':
      return t('browser.drop.whose.user', { name: origin.name })
    case 'unknown':
      return t('browser.drop.whose.unknown')
  }
}

function adds(t: T, icon: IconName, title: string): DropSentence {
  return { tone: 'go', icon, title, text: t('browser.drop.sameNames') }
}

function into(t: T, folder: string, count: number): string {
  return count > 1 ? t('browser.drop.intoMore', { folder, count }) : t('browser.drop.into', { folder })
}

function refused(t: T, refusal: Refusal): DropSentence {
  const shared = { tone: 'refused', icon: 'info' } as const
  switch (refusal) {
    case 'several':
      return { ...shared, title: t('browser.drop.severalTitle'), text: t('browser.drop.severalText') }
    case 'view-only':
      return { ...shared, title: t('browser.state.viewOnly'), text: t('browser.drop.viewOnlyText') }
    case 'no-upload':
      return { ...shared, title: t('browser.state.noUpload'), text: t('browser.drop.noUploadText') }
  }
}
