import type { Account, AccountKey } from '../../../shared/model/index.ts'
import type { Connection } from './connection.ts'
import { readDocument } from './document.ts'
import { accountSchema } from './schemas.ts'

export interface AccountRows {
  list(): Promise<Account[]>
  add(account: Account): Promise<void>
  update(account: Account): Promise<void>
  /** What hangs on the key (transfers, history) stays. */
  remove(key: AccountKey): Promise<void>
}

export function createAccountRows(db: Connection): AccountRows {
  const values = ({ instance, user }: AccountKey) => ({ instance, user })
  return {
    async list() {
      return db
        .all('SELECT doc FROM accounts ORDER BY rowid')
        .map((row) => readDocument(accountSchema, row['doc']))
    },
    async add(account) {
      db.commit('accounts.add', () => {
        const doc = JSON.stringify(account)
        db.run('INSERT INTO accounts VALUES (:instance, :user, :doc)', { ...values(account), doc })
      })
    },
    async update(account) {
      db.commit('accounts.update', () => {
        const sql = 'UPDATE accounts SET doc = :doc WHERE instance = :instance AND user = :user'
        db.run(sql, { ...values(account), doc: JSON.stringify(account) })
      })
    },
    async remove(key) {
      db.commit('accounts.remove', () => {
        db.run('DELETE FROM accounts WHERE instance = :instance AND user = :user', values(key))
      })
    },
  }
}
