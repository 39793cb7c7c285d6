import type { FileDetails } from '../../../../shared/ipc/contract.ts'
import type { VersionOrigin, VersionRef } from '../../../../shared/model/index.ts'
import type { T } from '../../../i18n/index.ts'
import type { IconName } from '../../../ui/index.ts'
import { refusalOf, replacedBy, targetName, type DropTarget, type Refusal } from './drop-target.ts'

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
  /** Nothing is to be replaced. */
  readonly keepBoth: boolean
  /** Null: not known yet. */
  readonly details: FileDetails | null
  /** A moment as the sentence says it. */
  readonly moment: (at: number) => string
}

export function dropSentence(t: T, { target, count, keepBoth, details, moment }: Facts): DropSentence {
  const refusal = refusalOf(target, count)
  if (refusal) return refused(t, refusal, target)
  const replaced = replacedBy(target)
  const name = targetName(target)
  if (replaced && keepBoth) return { ...beside(t), text: t('browser.drop.besideText', { name }) }
  if (replaced) return replaces(t, replaced.base, details, moment)
  const icon = target.kind === 'here' ? 'plus' : 'folder'
  const title = target.kind === 'here' ? t('browser.drop.here', { folder: name }) : into(t, name, count)
  const single = count > 1 ? 'browser.drop.planFirst' : 'browser.drop.sameNames'
  const text = t(keepBoth ? 'browser.drop.besideNames' : single)
  return { tone: 'go', icon, title, text }
}

function beside(t: T) {
  return { tone: 'go', icon: 'copy', title: t('browser.drop.beside') } as const
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
  const { current, undoable, versions, kept } = details
  const facts = { version: whose(t, current.origin), time: moment(current.createdAt) }
  switch (undoable) {
    case 'version':
      return {
        ...shared,
        tone: 'go',
        text: kept
          ? t('browser.drop.keptOf', { ...facts, count: Math.min(versions.length, kept), max: kept })
          : t('browser.drop.kept', facts),
      }
    case 'safety-copy':
      return { ...shared, tone: 'go', text: t('browser.drop.copied', facts) }
    case 'no':
      return { ...shared, tone: 'ask', icon: 'warn', text: t('browser.drop.lost', facts) }
  }
}

/** `Ana’s version`, as a sentence about it begins. */
export function whose(t: T, origin: VersionOrigin): string {
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

function into(t: T, folder: string, count: number): string {
  return count > 1 ? t('browser.drop.intoMore', { folder, count }) : t('browser.drop.into', { folder })
}

function refused(t: T, refusal: Refusal, target: DropTarget): DropSentence {
  const shared = { tone: 'refused', icon: 'info' } as const
  switch (refusal) {
    case 'several':
      return { ...shared, title: t('browser.drop.severalTitle'), text: t('browser.drop.severalText') }
    case 'view-only':
      return { ...shared, title: t('browser.state.viewOnly'), text: t('browser.drop.viewOnlyText') }
    case 'no-upload':
      return { ...shared, title: t('browser.state.noUpload'), text: t('browser.drop.noUploadText') }
    case 'missing': {
      const why = target.kind === 'pin' && target.pin.missing === 'trash' ? 'trash' : 'gone'
      const title = t(`browser.pins.${why}`, { name: targetName(target) })
      return { ...shared, title, text: t('browser.drop.missingText') }
    }
  }
}
