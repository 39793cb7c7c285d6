import type { PlanRowView } from '../../../shared/ipc/contract.ts'
import type { LeftOut, PlanKind } from '../../../shared/model/index.ts'
import type { T } from '../../i18n/index.ts'
import type { IconName } from '../../ui/index.ts'
import { whose } from '../browser/drag/drop-sentence.ts'

interface Words {
  readonly t: T
  readonly size: (bytes: number) => string
  /** A moment as a sentence says it. */
  readonly when: (at: number) => string
  /** A time of day, or a date. */
  readonly time: (at: number) => string
}

export const badges: Readonly<
  Record<PlanKind, { readonly kind: 'quiet' | 'accent' | 'ask' | 'danger'; readonly icon: IconName }>
> = {
  folder: { kind: 'accent', icon: 'folder-plus' },
  new: { kind: 'accent', icon: 'plus' },
  replace: { kind: 'accent', icon: 'replace' },
  same: { kind: 'quiet', icon: 'check' },
  unchecked: { kind: 'accent', icon: 'compare' },
  newer: { kind: 'ask', icon: 'ask' },
  taken: { kind: 'ask', icon: 'ask' },
  'in-use': { kind: 'ask', icon: 'lock' },
  'too-big': { kind: 'danger', icon: 'warn' },
  'no-space': { kind: 'danger', icon: 'warn' },
  'not-allowed': { kind: 'danger', icon: 'close' },
  'left-out': { kind: 'quiet', icon: 'minus' },
}

/** What will happen to a row, or why nothing does, in one sentence. */
export function factOf(row: PlanRowView, words: Words): string {
  const { t } = words
  if (row.choice === 'beside' && row.besideName !== null) {
    const isRenamed = row.reason?.kind === 'not-allowed' && row.reason.why === 'name'
    return t(isRenamed ? 'plan.fact.renamed' : 'plan.fact.beside', { name: row.besideName })
  }
  if (row.reason) return reasonOf(row, row.reason, words)
  switch (row.kind) {
    case 'folder':
      return t('plan.fact.folder')
    case 'same':
      return t('plan.fact.same')
    case 'in-use':
      return t('plan.fact.inUse')
    case 'newer':
      return row.choice === 'replace' ? keptOf(row, words) : newerOf(row, words)
    case 'unchecked':
      return row.choice === 'replace' ? keptOf(row, words) : t('plan.fact.unchecked')
    case 'replace':
      return keptOf(row, words)
    default:
      return row.bundle === null ? t('plan.fact.new') : t('plan.fact.bundle', { name: row.bundle })
  }
}

function newerOf({ there }: PlanRowView, { t, when }: Words): string {
  if (!there) return ''
  const { origin, createdAt } = there.version
  const who = origin.kind === 'user' ? origin.name : t(`questions.whoFirst.${origin.kind}`)
  return t('plan.fact.newer', { who, when: when(createdAt) })
}

/** What becomes of the content that is there. */
function keptOf({ there }: PlanRowView, { t, time }: Words): string {
  if (!there) return ''
  const facts = { version: whose(t, there.version.origin), time: time(there.version.createdAt) }
  switch (there.undo) {
    case 'version':
      return t('browser.drop.kept', facts)
    case 'safety-copy':
      return t('browser.drop.copied', facts)
    case 'no':
      return t('browser.drop.lost', facts)
  }
}

function reasonOf(row: PlanRowView, reason: NonNullable<PlanRowView['reason']>, { t, size }: Words): string {
  const own = size(row.size ?? 0)
  switch (reason.kind) {
    case 'left-out':
      return leftOutOf(t, reason.leftOut)
    case 'too-big':
      return t('plan.fact.tooBig', { size: own, max: size(reason.limit) })
    case 'no-space':
      return t('plan.fact.noSpace', { size: own, free: size(reason.free) })
    case 'taken':
      if (row.kind === 'folder') return t('plan.fact.folderBeside', { there: reason.name, name: row.name })
      if (reason.by === 'folder' || reason.by === 'file') return t('plan.fact.isFolder')
      return t(`plan.fact.${reason.by}`, { name: reason.name })
    case 'not-allowed':
      if (reason.why === 'owner') return t(row.there ? 'plan.fact.owner' : 'plan.fact.noUpload')
      if (reason.why === 'name')
        return t(row.kind === 'folder' ? 'plan.fact.folderRenamed' : 'plan.fact.name', {
          name: reason.proposal,
        })
      return reason.extension === ''
        ? t('plan.fact.noType')
        : t('plan.fact.type', { extension: reason.extension })
  }
}

const leftOutWords = {
  'link-out': 'linkOut',
  'link-folder': 'linkFolder',
  'link-broken': 'linkBroken',
  placeholder: 'placeholder',
  special: 'special',
  unreadable: 'unreadable',
} as const

function leftOutOf(t: T, leftOut: LeftOut): string {
  const word = leftOut.why === 'dropping' ? leftOut.dropping : leftOutWords[leftOut.why]
  return t(`plan.fact.${word}`)
}

/** `1.8 → 2.1 MB` above `+0.3 MB`. */
export function sizesOf(
  row: PlanRowView,
  { t, size }: Pick<Words, 't' | 'size'>,
): { readonly main: string; readonly change: string } {
  if (row.size === null) return { main: '', change: '' }
  const after = size(row.size)
  const before = row.there && row.choice !== 'beside' ? row.there.version.size : null
  if (row.kind === 'left-out') return { main: after, change: '' }
  if (before === null) return { main: after, change: row.there ? '' : t('plan.size.new') }
  if (before === row.size)
    return { main: after, change: t(row.kind === 'same' ? 'plan.size.same' : 'plan.size.asBig') }
  const [number = '', unit = ''] = size(before).split(' ')
  const isSameUnit = unit === after.split(' ')[1]
  const difference = row.size - before
  return {
    main: t('plan.size.both', { before: isSameUnit ? number : size(before), after }),
    change: `${difference > 0 ? '+' : '−'}${size(Math.abs(difference))}`,
  }
}
