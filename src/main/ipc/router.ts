import type { IpcMain } from 'electron'
import type { z } from 'zod'
import type { Logger } from '../../core/ports/index.ts'
import type { Failure, RequestInput, RequestName, RequestOutput, Result } from '../../shared/ipc/contract.ts'
import { names } from '../../shared/ipc/names.ts'
import { schemas } from '../../shared/ipc/schemas.ts'
import { toFailure } from './failure.ts'
import { isKnownSender } from './sender-guard.ts'

/** What answers a request; what it throws becomes a failure that the page can show. */
export type Handlers = {
  readonly [N in RequestName]: (input: RequestInput<N>) => Promise<RequestOutput<N>> | RequestOutput<N>
}

export interface RouterParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  /** Knows the ids of the web contents that show our windows. */
  readonly known: { has(id: number): boolean }
  readonly handlers: Handlers
  readonly log: Logger
}

const refused: Failure = { code: 'not-allowed', params: { name: 'redrop' } }

/** The one way in: sender, then shape, then handler; always a `Result`. */
export function route({ ipcMain, known, handlers, log }: RouterParts): void {
  const answer = async <N extends RequestName>(
    name: N,
    input: unknown,
  ): Promise<Result<RequestOutput<N>>> => {
    const parsed = (schemas[name] as unknown as z.ZodType<RequestInput<N>>).safeParse(input)
    if (!parsed.success) {
      log.error('request-misshapen', {
        name,
        issues: parsed.error.issues.map(({ path, code }) => ({ path, code })),
      })
      return { ok: false, error: { code: 'internal', params: { detail: name } } }
    }
    try {
      return { ok: true, value: await handlers[name](parsed.data) }
    } catch (error) {
      return { ok: false, error: toFailure(log, name, error) }
    }
  }
  for (const name of names.requests) {
    ipcMain.handle(name, (event, input: unknown) => {
      if (isKnownSender(known, event)) return answer(name, input)
      log.warn('sender-refused', { name, url: event.senderFrame?.url ?? null })
      return { ok: false, error: refused }
    })
  }
}
