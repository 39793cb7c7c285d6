/** What answers carry, as far as scenarios look at it (contract §5.1, §5.8, §6.1). */
export interface FileData {
  readonly type: number
  readonly id: string
  readonly name: string
  readonly created_at: string
  readonly updated_at: string
  readonly size: number
  readonly metadata: Readonly<Record<string, string>> | null
  readonly path: string
  readonly capability?: string
  readonly owned?: boolean
  readonly shared?: boolean
  readonly primary_entity: string
  readonly extended_info?: ExtendedInfo
  readonly folder_summary?: Readonly<Record<string, unknown>>
}

export interface ExtendedInfo {
  readonly storage_policy?: PolicyData
  readonly storage_used: number
  readonly entities?: readonly EntityData[]
  readonly direct_links?: readonly Readonly<Record<string, unknown>>[]
  readonly view?: unknown
}

export interface EntityData {
  readonly id: string
  readonly size: number
  readonly type: number
  readonly created_at: string
  readonly created_by?: Readonly<Record<string, unknown>>
  readonly encrypted_with?: string
}

export interface PolicyData {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly max_size: number
  readonly relay?: boolean
  readonly encryption?: boolean
  readonly chunk_concurrency?: number
}

export interface ListData {
  readonly files: readonly FileData[]
  readonly parent: FileData
  readonly pagination: Readonly<Record<string, unknown>>
  readonly props: Readonly<Record<string, unknown>>
  readonly context_hint: string
  readonly storage_policy?: PolicyData
}

export interface SessionData {
  readonly session_id: string
  readonly upload_id: string
  /** Bytes; 0 = one chunk. */
  readonly chunk_size: number
  /** Unix seconds. */
  readonly expires: number
  readonly storage_policy: PolicyData
  readonly uri: string
  readonly callback_secret: string
  readonly upload_urls?: readonly string[]
  readonly encrypt_metadata?: {
    readonly algorithm: string
    readonly key: null
    readonly key_plain_text: string
    readonly iv: string
  }
}

export interface ConflictData {
  readonly path?: string
  readonly token?: string
  readonly owner: {
    readonly application: { readonly type: string; readonly inner_xml?: string; readonly viewer_id?: string }
  }
  readonly type: number
}

export interface UrlData {
  readonly urls: readonly { readonly url: string; readonly stream_saver_display_name?: string }[]
  readonly expires: string | null
}
