import type { Store } from '../../../src/core/store/index.ts'
import {
  account,
  ana,
  attempt,
  hash,
  historyRow,
  provenance,
  safetyCopy,
  session,
  transfer,
} from '../../unit/core/store/samples.ts'

/** One call of every writing method, in the order of a life; the pid of the lease is one that lives. */
export const steps: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ['accounts.add', (store) => store.accounts.add(account)],
  ['accounts.update', (store) => store.accounts.update({ ...account, nickname: 'Ana' })],
  ['settings.set', (store) => store.settings.set('client-id', 'c1')],
  ['transfers.add', (store) => store.transfers.add([transfer('t1'), transfer('t2'), transfer('t3')])],
  ['leases.acquire', (store) => store.leases.acquire('k', 'one', 1, 1000)],
  ['leases.renew', (store) => store.leases.renew('k', 'one', 5000)],
  ['transfers.update', (store) => store.transfers.update('t2', 1, { state: { name: 'checking' } })],
  ['attempts.open', (store) => store.attempts.open(attempt('a1', { route: 'session' }))],
  ['attempts.sessionCreated', (store) => store.attempts.sessionCreated('a1', session)],
  ['attempts.chunksDone', (store) => store.attempts.chunksDone('a1', marks(0, 1000))],
  ['attempts.chunksDone', (store) => store.attempts.chunksDone('a1', marks(1000, 1003))],
  ['safetyCopies.add', (store) => store.safetyCopies.add(safetyCopy('c1'))],
  ['attempts.released', (store) => store.attempts.released('a1', { at: 50, hash: 'ff' })],
  [
    'transfers.settle',
    (store) =>
      store.transfers.settle({
        id: 't1',
        expectedRevision: 1,
        state: { name: 'done', as: 'saved' },
        attempt: { id: 'a1', answer: 'committed' },
        history: historyRow('h1'),
        ownVersion: { account: ana, fileId: 'f1', versionId: 'v2', at: 60, transferId: 't1' },
        provenance: provenance(),
        hash,
      }),
  ],
  ['sites.patch', (store) => store.sites.patch('site-1', { putLimit: 5, putLimitAt: 1 })],
  ['provenance.record', (store) => store.provenance.record(provenance({ at: 70 }))],
  ['hashes.put', (store) => store.hashes.put({ ...hash, versionId: 'v3' })],
  ['history.add', (store) => store.history.add(historyRow('h2', { result: 'restored' }))],
  ['history.markUndone', (store) => store.history.markUndone('h1', 80)],
  ['attempts.open', (store) => store.attempts.open(attempt('a2'))],
  ['attempts.close', (store) => store.attempts.close('a2', 'none')],
  ['safetyCopies.remove', (store) => store.safetyCopies.remove('c1')],
  ['leases.release', (store) => store.leases.release('k', 'one')],
  ['accounts.remove', (store) => store.accounts.remove(ana)],
]

function marks(from: number, to: number) {
  return Array.from({ length: to - from }, (_, i) => ({ index: from + i, sha256: `hash ${from + i}` }))
}
