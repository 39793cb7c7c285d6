import { fold, type Values } from '../database.ts'
import type { HistoryQuery } from '../store.ts'

/** An undo or redo is told by the entry that it is about. */
const isEntry = `doc ->> 'result' <> 'undone' AND NOT (doc ->> 'result' = 'restored' AND doc ->> 'undo' IS NULL)`

/** Of an entry. */
const kindOf = `CASE
  WHEN doc ->> 'undoneAt' IS NOT NULL THEN 'undone'
  WHEN doc ->> 'result' = 'restored' THEN 'replaced'
  ELSE doc ->> 'result' END`

interface Condition {
  /** With its WHERE. */
  readonly where: string
  readonly values: Values
}

export function matching({ kind, account, since, text }: HistoryQuery): Condition {
  const wanted = fold(text?.trim() ?? '')
  const parts = [
    `(${isEntry})`,
    ...(kind === undefined ? [] : [`${kindOf} = :kind`]),
    ...(account ? [`instance = :instance AND user = :user`] : []),
    ...(since === undefined ? [] : [`at >= :since`]),
    ...(wanted === ''
      ? []
      : [`(${textParts.map((part) => `instr(fold(${part}), :text) > 0`).join(' OR ')})`]),
  ]
  const values = {
    ...(kind === undefined ? {} : { kind }),
    ...(account ? { instance: account.instance, user: account.user } : {}),
    ...(since === undefined ? {} : { since }),
    ...(wanted === '' ? {} : { text: wanted }),
  }
  return { where: `WHERE ${parts.join(' AND ')}`, values }
}

/** Not the folders on the way: they have the user's own name in them. */
const textParts = [
  `doc ->> 'name'`,
  `base_name(doc ->> 'localPath')`,
  `doc ->> '$.before.origin.name'`,
  `doc ->> '$.after.origin.name'`,
]

/** Per kind its `number` and the time of its oldest, `since`. */
export function countsBy({ where }: Condition): string {
  return `SELECT ${kindOf} AS kind, count(*) AS number, min(at) AS since FROM history ${where} GROUP BY 1`
}
