import type { Logger } from '../../../src/core/ports/index.ts'
import type { FileRef, Transfer, TransferState, VersionRef } from '../../../src/shared/model/index.ts'

export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** A logger that keeps what it is told. */
export function listening(): { log: Logger; events: string[] } {
  const events: string[] = []
  const note = (event: string) => void events.push(event)
  return { log: { debug: note, info: note, warn: note, error: note }, events }
}

export const account = { instance: 'site', user: 'ana' } as const

export function fileAt(name: string, id = name): FileRef {
  return { account, id, uri: `cloudreve://my/${name}` }
}

export function version(id: string, facts: Partial<VersionRef> = {}): VersionRef {
  return { id, size: 10, createdAt: 1000, origin: { kind: 'unknown' }, ...facts }
}

export function transfer(id: string, facts: Partial<Transfer> = {}): Transfer {
  const file = fileAt(`${id}.txt`)
  return {
    id,
    direction: 'upload',
    account,
    target: { kind: 'replace', file, base: { version: version('v1'), seenIn: 'row', at: 0 } },
    source: { path: `/home/ana/Documents/${id}.txt`, dev: '1', ino: id, size: 10, mtimeNs: '5000000' },
    options: { accepted: [], keepModified: false, overwrite: false },
    state: { name: 'queued' },
    revision: 1,
    createdAt: 0,
    ...facts,
  }
}

export function at(id: string, state: TransferState, revision = 2): Transfer {
  return transfer(id, { state, revision })
}

export function lockedBy(app: string, revision: number): Extract<TransferState, { name: 'needs-decision' }> {
  const locks = [{ app, detail: null, uri: null, token: 'secret-token', own: false }]
  return { name: 'needs-decision', conflict: { kind: 'locked', locks, revision } }
}

/** A clock that only moves when it is told to. */
export class StillClock {
  time = 1_000_000

  now(): number {
    return this.time
  }

  monotonic(): number {
    return this.time
  }

  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
  }
}
