import type { ActivityItem } from '../../shared/ipc/contract.ts'

export type NewsKind = 'saved' | 'needsYou' | 'failed'

/** Something the user may want to know while looking at something else. */
export interface News {
  readonly kind: NewsKind
  readonly item: ActivityItem
}

export interface Update {
  readonly news: readonly News[]
  /** Ids of transfers whose question is answered or gone. */
  readonly answered: readonly string[]
}

/** Finds the news in what changes: each saved and failed transfer once, each question once. */
export class NewsReader {
  private readonly known = new Map<string, NewsKind | 'open'>()

  read(changed: readonly ActivityItem[], removed: readonly string[]): Update {
    const news: News[] = []
    const answered: string[] = []
    for (const item of changed) {
      const before = this.known.get(item.id)
      const now = kindOf(item)
      if (before === 'needsYou' && now !== 'needsYou') answered.push(item.id)
      if (now !== before && now !== 'open' && !isOld(item)) news.push({ kind: now, item })
      this.known.set(item.id, now)
    }
    for (const id of removed) {
      if (this.known.get(id) === 'needsYou') answered.push(id)
      this.known.delete(id)
    }
    return { news, answered }
  }
}

function kindOf({ question, phase }: ActivityItem): NewsKind | 'open' {
  if (question !== null) return 'needsYou'
  return phase === 'saved' || phase === 'failed' ? phase : 'open'
}

/** A question of an earlier run, which has been told there. */
function isOld({ question }: ActivityItem): boolean {
  return question !== null && question.raisedAt === null
}
