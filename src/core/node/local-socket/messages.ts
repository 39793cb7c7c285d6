import { z } from 'zod'
import { errorCodes } from '../../../shared/errors.ts'

/**
 * What crosses the local socket between a command line and the app that runs: one JSON value a line. First a greeting and
 * its answer, then requests and replies by their number, and events once they are asked for.
 */
const id = z.string().min(1).max(200)
const text = z.string().max(4096)
const path = z.string().min(1).max(32_768)

/** Another number is another language: such an app and such a command line do not talk. */
export const language = 1

export const greeting = z.strictObject({ redrop: z.literal(language), token: text })
export const welcome = z.strictObject({ redrop: z.literal(language) })

const ask = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list') }),
  /** As `list`; what changes from then on comes as events. */
  z.strictObject({ do: z.literal('watch') }),
  z.strictObject({
    do: z.literal('put'),
    account: text.nullable(),
    uri: text,
    /** Absolute. */
    paths: z.array(path).min(1).max(10_000),
    ifVersion: id.nullable(),
    parents: z.boolean(),
  }),
  z.strictObject({
    do: z.literal('decide'),
    transfer: id,
    revision: z.int().positive(),
    kind: z.enum([
      ...['replace', 'follow', 'create', 'restore-and-replace', 'wait'],
      ...['release-lock', 'accept-guard', 'thin-out', 'bring-back', 'keep-remote'],
    ] as const),
  }),
  z.strictObject({ do: z.literal('pause'), transfer: id }),
  z.strictObject({ do: z.literal('resume'), transfer: id }),
  z.strictObject({ do: z.literal('retry'), transfer: id }),
  z.strictObject({ do: z.literal('cancel'), transfer: id }),
  z.strictObject({ do: z.literal('pauseAll') }),
  z.strictObject({ do: z.literal('resumeAll') }),
  z.strictObject({ do: z.literal('retryFailed') }),
  z.strictObject({ do: z.literal('cancelAll') }),
  z.strictObject({
    do: z.literal('linkAdd'),
    account: text.nullable(),
    uri: text,
    path,
    mode: z.enum(['on-save', 'by-key', 'by-hand']),
  }),
  z.strictObject({ do: z.literal('linkPush'), link: id }),
  z.strictObject({ do: z.literal('linkPause'), link: id }),
  z.strictObject({ do: z.literal('linkResume'), link: id }),
  z.strictObject({ do: z.literal('linkRemove'), link: id }),
])

export const request = z.strictObject({ id: z.int().nonnegative(), ask })

const failure = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

const item = z.object({
  id,
  direction: z.enum(['upload', 'download']),
  account: z.object({ instance: id, user: id }),
  uri: z.string(),
  /** Absolute path of the local file. */
  local: z.string(),
  phase: z.enum([
    ...(['queued', 'waiting', 'checking', 'sending', 'saving', 'resolving', 'verifying'] as const),
    ...(['needs-decision', 'saved', 'identical', 'declined', 'failed', 'cancelled', 'superseded'] as const),
  ]),
  why: z
    .enum([
      ...(['paused', 'offline', 'sign-in', 'certificate', 'lock'] as const),
      ...(['backoff', 'local-busy', 'server-sick', 'disk-full'] as const),
    ])
    .nullable(),
  /** The open question: its kind, and the revision an answer names. */
  question: z.object({ kind: z.string(), revision: z.int() }).nullable(),
  failure: failure.nullable(),
  notices: z.array(z.enum(['no-undo', 'saved-checked', 'saved-then-replaced'])),
})

const moved = z.object({ id, sent: z.number(), total: z.number() })

const queue = z.object({
  /** All that is not over, and what failed; the oldest first. */
  items: z.array(item),
  progress: z.array(moved),
  isPaused: z.boolean(),
})

const put = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('begun'),
    transfers: z.array(z.object({ id, isResumed: z.boolean() })),
    /** Local files that cannot be read. */
    failed: z.array(z.object({ path, failure })),
  }),
  /** Two of the files would become the one of this name; nothing was begun. */
  z.object({ kind: z.literal('twins'), name: z.string() }),
])

const nothing = z.null()

/** What each request is answered with. */
export const answers = {
  list: queue,
  watch: queue,
  put,
  decide: nothing,
  pause: nothing,
  resume: nothing,
  retry: nothing,
  cancel: nothing,
  pauseAll: nothing,
  resumeAll: nothing,
  retryFailed: nothing,
  cancelAll: nothing,
  linkAdd: id,
  /** The transfer; null: nothing has changed. */
  linkPush: id.nullable(),
  linkPause: nothing,
  linkResume: nothing,
  linkRemove: nothing,
} satisfies Record<Ask['do'], z.ZodType>

const event = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('changed'),
    items: z.array(item),
    removed: z.array(id),
    isPaused: z.boolean(),
  }),
  z.object({ event: z.literal('moved'), moved: z.array(moved) }),
])

/** All that the app says after its welcome. */
export const said = z.union([
  z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), error: failure }),
  event,
])

export type Ask = z.infer<typeof ask>
export type AskFor<D extends Ask['do']> = Extract<Ask, { do: D }>
export type AnswerTo<D extends Ask['do']> = z.infer<(typeof answers)[D]>
export type SocketItem = z.infer<typeof item>
export type SocketEvent = z.infer<typeof event>
