import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface RecordedRequest {
  readonly method: string
  /** Below the site, or with `<node>` or `<storage>` in front. */
  readonly path: string
  readonly query?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface RecordedResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** The body where it was JSON. */
  readonly json: unknown
}

export interface Exchange {
  readonly name: string
  readonly request: RecordedRequest
  /** Null: the connection ended without an answer. */
  readonly response: RecordedResponse | null
  /** Only some members of the answer were kept. */
  readonly inPart: boolean
}

interface RawStep {
  readonly name: string
  readonly note?: string
  readonly request?: RecordedRequest
  readonly response?: {
    readonly status: number | null
    readonly headers?: Record<string, string>
    readonly body?: unknown
    readonly bodyText?: string
    readonly bodyLength?: number
  }
}

/** Exchanges with a real server, kept beside the project. */
export const recordedFolder = path.resolve(import.meta.dirname, '../../../../shared/recorded')
export const isRecordedThere = existsSync(recordedFolder)

/** `area/scenario` of every recorded scenario. */
export function scenarios(): string[] {
  if (!isRecordedThere) return []
  return readdirSync(recordedFolder).flatMap((area) =>
    readdirSync(path.join(recordedFolder, area)).map((file) => `${area}/${path.basename(file, '.json')}`),
  )
}

/** The steps of a scenario that are HTTP exchanges; the others are notes and measurements. */
export function exchangesOf(scenario: string): Exchange[] {
  const file = path.join(recordedFolder, `${scenario}.json`)
  const text = readFileSync(file, 'utf8')
    .replaceAll('<site>', 'http://site.test')
    .replaceAll('<site-host>', 'site.test')
  const { steps } = JSON.parse(text) as { steps: RawStep[] }
  return steps.flatMap(({ name, note = '', request, response }) =>
    request && response
      ? [{ name, request, response: toResponse(response), inPart: note.includes('left out') }]
      : [],
  )
}

function toResponse(raw: NonNullable<RawStep['response']>): RecordedResponse | null {
  if (raw.status === null) return null
  const text = raw.bodyText ?? (raw.body === undefined ? undefined : JSON.stringify(raw.body))
  const body = text === undefined ? Buffer.alloc(raw.bodyLength ?? 0, 'x') : Buffer.from(text)
  return { status: raw.status, headers: raw.headers ?? {}, body, json: raw.body }
}
