import type { Account, FileRef, Transfer, VersionRef } from '../../../../src/shared/model/index.ts'
import type {
  Attempt,
  AttemptSession,
  HistoryRow,
  Provenance,
  SafetyCopyRow,
} from '../../../../src/core/store/index.ts'

export const ana = { instance: 'site-1', user: 'u1' }
export const ben = { instance: 'site-1', user: 'u2' }

export const account: Account = {
  ...ana,
  name: 'ana@files.example.org',
  url: 'https://files.example.org',
  email: 'ana@example.org',
  nickname: '安娜',
  method: 'password',
  serverVersion: '4.18.0',
  addedAt: 1,
}

export const file: FileRef = { account: ana, id: 'f1', uri: 'cloudreve://my/报告.xlsx' }

export function version(id: string): VersionRef {
  return { id, size: 5, createdAt: 10, origin: { kind: 'me-elsewhere' } }
}

export const source = {
  path: '/home/ana/报告.xlsx',
  dev: '2049',
  ino: '18446744073709551615',
  size: 5,
  mtimeNs: '1',
}

export function transfer(id: string, more: Partial<Transfer> = {}): Transfer {
  return {
    id,
    direction: 'upload',
    account: ana,
    target: { kind: 'replace', file, base: { version: version('v1'), seenIn: 'cli', at: 1 } },
    source,
    options: { accepted: [], keepModified: false, overwrite: false },
    state: { name: 'queued' },
    revision: 1,
    createdAt: 1,
    ...more,
  }
}

export function attempt(id: string, more: Partial<Attempt> = {}): Attempt {
  return {
    id,
    transferId: 't1',
    fileId: 'f1',
    route: 'put',
    uri: file.uri,
    previous: 'v1',
    size: 5,
    startedAt: 20,
    releasedAt: null,
    hash: null,
    answer: null,
    session: null,
    ...more,
  }
}

export const session: AttemptSession = {
  sessionId: 's1',
  chunkSize: 26_214_400,
  concurrency: 1,
  expires: 90_000,
  encrypted: true,
  sealedKey: 'c2VhbGVk',
  fileId: null,
  placeholder: null,
}

export function historyRow(id: string, more: Partial<HistoryRow> = {}): HistoryRow {
  return {
    id,
    transferId: 't1',
    account: ana,
    fileId: 'f1',
    uri: file.uri,
    name: '报告.xlsx',
    localPath: source.path,
    at: 30,
    route: 'put',
    result: 'replaced',
    before: version('v1'),
    after: version('v2'),
    undo: { file, mustBeCurrent: 'v2', to: { kind: 'version', version: 'v1' } },
    undoneAt: null,
    ...more,
  }
}

export function provenance(more: Partial<Provenance> = {}): Provenance {
  return { snapshot: source, file, version: version('v2'), at: 30, ...more }
}

export const hash = {
  instance: 'site-1',
  fileId: 'f1',
  versionId: 'v2',
  size: 5,
  versionTime: 10,
  sha256: 'ab',
}

export function safetyCopy(id: string): SafetyCopyRow {
  return {
    id,
    account: ana,
    fileId: 'f1',
    versionId: 'v1',
    name: 'a',
    size: 5,
    path: '/safety/1.sealed',
    at: 30,
  }
}
