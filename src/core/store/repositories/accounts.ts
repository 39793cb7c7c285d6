import type { Account, AccountKey } from '../../../shared/model/index.ts'
import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import { account as schema } from '../schemas/remote.ts'
import type { AccountsRepository } from '../store.ts'

export function createAccounts(db: Database): AccountsRepository {
  const documents = new Documents<Account>(db, 'accounts', schema)
  const keyOf = ({ instance, user }: AccountKey) => ({ instance, user })
  const valuesOf = (account: Account) => ({
    ...keyOf(account),
    name: account.name,
    doc: JSON.stringify(account),
  })
  return {
    add: (account) =>
      db.commit('accounts.add', () => {
        db.run('INSERT INTO accounts VALUES (:instance, :user, :name, :doc)', valuesOf(account))
      }),
    update: (account) =>
      db.commit('accounts.update', () => {
        const sql = 'UPDATE accounts SET name = :name, doc = :doc WHERE instance = :instance AND user = :user'
        db.run(sql, valuesOf(account))
      }),
    remove: (key) =>
      db.commit('accounts.remove', () => {
        db.run('DELETE FROM accounts WHERE instance = :instance AND user = :user', keyOf(key))
      }),
    list: () => db.read(() => documents.all('ORDER BY rowid')),
  }
}
