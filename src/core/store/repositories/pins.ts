import type { AccountKey } from '../../../shared/model/index.ts'
import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { PinRow } from '../rows.ts'
import { pinRow as schema } from '../schemas/rows.ts'
import type { PinsRepository } from '../store.ts'

const ofAccount = 'instance = :instance AND user = :user'
const ofFile = `${ofAccount} AND file_id = :fileId`

export function createPins(db: Database): PinsRepository {
  const documents = new Documents<PinRow>(db, 'pins', schema)

  function order(account: AccountKey): string[] {
    const sql = `SELECT file_id FROM pins WHERE ${ofAccount} ORDER BY position, rowid`
    return db.all(sql, keyOf(account)).map((row) => String(row['file_id']))
  }

  function setOrder(account: AccountKey, ids: readonly string[]): void {
    for (const [position, fileId] of ids.entries())
      db.run(`UPDATE pins SET position = :position WHERE ${ofFile}`, { ...keyOf(account), fileId, position })
  }

  function put(pin: PinRow): void {
    const { account, id } = pin.file
    db.run(
      `INSERT INTO pins VALUES (:instance, :user, :fileId, :position, :doc)
       ON CONFLICT (instance, user, file_id) DO UPDATE SET doc = excluded.doc`,
      { ...keyOf(account), fileId: id, position: order(account).length, doc: JSON.stringify(pin) },
    )
  }

  function remove(account: AccountKey, fileId: string): void {
    db.run(`DELETE FROM pins WHERE ${ofFile}`, { ...keyOf(account), fileId })
    setOrder(account, order(account))
  }

  return {
    list: (account) => db.read(() => documents.all(`WHERE ${ofAccount} ORDER BY position`, keyOf(account))),
    put: (pins) => db.commit('pins.put', () => pins.forEach(put)),
    replace: (fileId, pin) =>
      db.commit('pins.replace', () => {
        const { account, id } = pin.file
        const ids = order(account)
        put(pin)
        if (id === fileId) return
        remove(account, fileId)
        setOrder(
          account,
          ids.filter((one) => one !== id).map((one) => (one === fileId ? id : one)),
        )
      }),
    remove: (account, fileId) => db.commit('pins.remove', () => remove(account, fileId)),
    arrange: (account, fileIds) =>
      db.commit('pins.arrange', () => {
        const others = order(account).filter((one) => !fileIds.includes(one))
        setOrder(account, [...fileIds, ...others])
      }),
  }
}

function keyOf({ instance, user }: AccountKey): { instance: string; user: string } {
  return { instance, user }
}
