export interface SinkEntity {
  readonly id: string
  readonly size: number
  readonly type: 0
  readonly created_at: string
  readonly created_by: { readonly id: string; readonly nickname: string }
}

export interface SinkFile {
  /** Newest first. */
  readonly versions: SinkEntity[]
  /** Id of the running upload session. */
  session: string | null
  /** Id of the current version. */
  current: string
}

export interface SinkPolicy {
  readonly id: string
  readonly name: string
  readonly type: 'local'
  readonly max_size: 0
  readonly chunk_concurrency: number
}

export function localPolicy(chunk_concurrency: number): SinkPolicy {
  return { id: 'p1', name: 'Sink', type: 'local', max_size: 0, chunk_concurrency }
}

export function entity(id: string, size: number): SinkEntity {
  const created_by = { id: 'u1', nickname: 'Bench' }
  return { id, size, type: 0, created_at: new Date().toISOString(), created_by }
}

/** What `/file/info?extended=true` and PUT answer (contract §5.1). */
export function fileResponse({ versions, session, current }: SinkFile, policy: SinkPolicy): unknown {
  const shown = versions.find(({ id }) => id === current)
  return {
    type: 0,
    id: 'f1',
    name: 'bench.bin',
    path: 'cloudreve://my/bench.bin',
    size: shown?.size ?? 0,
    created_at: shown?.created_at,
    updated_at: shown?.created_at,
    primary_entity: current,
    owned: true,
    // All rights of an owner, as a real server sends them.
    capability: 'w8edAQ==',
    metadata: session === null ? {} : { 'sys:upload_session_id': session },
    extended_info: { storage_policy: policy, storage_used: 0, entities: versions },
  }
}
