import type { ActivityItem } from '../../shared/ipc/contract.ts'

export type NewsKind = 'saved' | 'needsYou' | 'failed'

/** Something the user may want to know while looking at something else. */
export interface News {
  readonly kind: NewsKind
  readonly item: ActivityItem
}

export interface Update {
  readonly news: readonly News[]
  /** Ids of transfers whose question is answered or gone, or which failed and are tried again. */
  readonly settled: readonly string[]
}

/** Finds the news in what changes: each saved and failed transfer once, each question once. */
export class NewsReader {
  private readonly known = new Map<string, NewsKind | 'open'>()

  read(changed: readonly ActivityItem[], removed: readonly string[]): Update {
    const news: News[] = []
    const settled: string[] = []
    for (const item of changed) {
      const before = this.known.get(item.id)
      const now = kindOf(item)
      if (now !== before && asks(before)) settled.push(item.id)
      if (now !== before && now !== 'open' && !isOld(item)) news.push({ kind: now, item })
      this.known.set(item.id, now)
    }
    for (const id of removed) {
      if (asks(this.known.get(id))) settled.push(id)
      this.known.delete(id)
    }
    return { news, settled }
  }
}

function kindOf({ question, phase }: ActivityItem): NewsKind | 'open' {
  if (question !== null) return 'needsYou'
  return phase === 'saved' || phase === 'failed' ? phase : 'open'
}

/** Whether the user is asked to do something. */
function asks(kind: NewsKind | 'open' | undefined): boolean {
  return kind === 'needsYou' || kind === 'failed'
}

/** A question of an earlier run, which has been told there. */
function isOld({ question }: ActivityItem): boolean {
  return question?.isOld === true
}
