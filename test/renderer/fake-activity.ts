import type {
  ActivityItem,
  ActivitySnapshot,
  ConflictView,
  DecisionChoice,
  Progress,
  Question,
} from '../../src/shared/ipc/contract.ts'
import type { VersionOrigin, VersionRef } from '../../src/shared/model/index.ts'
import { ana, drawnAt, folderUri } from './fake-data.ts'

export const minute = 60_000
export const kb = 1024
export const mb = 1024 * kb

const account = { instance: ana.instance, user: ana.user }
const origins = {
  ben: { kind: 'user', id: 'ben', name: 'Ben' },
  elsewhere: { kind: 'me-elsewhere' },
  here: { kind: 'this-device' },
  somebody: { kind: 'unknown' },
} as const satisfies Record<string, VersionOrigin>

export function version(
  id: string,
  size: number,
  minutesAgo: number,
  by: keyof typeof origins = 'ben',
): VersionRef {
  return { id, size, createdAt: drawnAt - minutesAgo * minute, origin: origins[by] }
}

export function fileRef(name: string) {
  return { account, id: `id of ${name}`, uri: `${folderUri}/${encodeURIComponent(name)}` }
}

/** A replace that waits for its turn, unless `over` says otherwise. */
export function transfer(name: string, over: Partial<ActivityItem> = {}): ActivityItem {
  return {
    id: `transfer of ${name}`,
    direction: 'upload',
    account,
    kind: 'replace',
    file: fileRef(name),
    name,
    folder: folderUri,
    local: { name, folder: '~/Documents/Finance', size: 2.1 * mb, modifiedAt: drawnAt - 20_000 },
    phase: 'queued',
    waiting: null,
    question: null,
    failure: null,
    notices: [],
    before: null,
    after: null,
    undo: 'none',
    canCancel: true,
    canRetry: false,
    canPause: false,
    canRedo: false,
    createdAt: drawnAt - minute,
    finishedAt: null,
    ...over,
  }
}

/** `create!`: the default; `replace~`: content is lost; `create…`: a place may be chosen; `create?`: it must be. */
export function choices(...written: readonly string[]): readonly DecisionChoice[] {
  return written.map((text) => ({
    kind: text.replace(/[!~…?]+$/, '') as DecisionChoice['kind'],
    isDefault: text.includes('!'),
    danger: text.includes('~'),
    ...(text.includes('…') ? { place: 'may' } : text.includes('?') ? { place: 'must' } : {}),
  }))
}

type Facts<C> = C extends unknown ? Omit<C, 'revision'> : never

export function question(
  conflict: Facts<ConflictView>,
  offered: readonly DecisionChoice[],
  revision = 3,
): Question {
  return {
    revision,
    conflict: { ...conflict, revision },
    choices: offered,
    raisedAt: drawnAt - minute / 2,
    isOld: false,
  }
}

export type AskedItem = ActivityItem & { readonly question: Question }

export function asking(name: string, asked: Question, over: Partial<ActivityItem> = {}): AskedItem {
  return { ...transfer(name, { phase: 'needs-decision', ...over }), question: asked }
}

export function snapshot(
  items: readonly ActivityItem[],
  progress: readonly Progress[] = [],
  sequence = 1,
): ActivitySnapshot {
  return { sequence, items, progress, isPaused: false }
}
