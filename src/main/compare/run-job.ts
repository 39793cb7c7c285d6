import { Worker } from 'node:worker_threads'
import type { CompareJob } from '../../core/services/compare/compare-files.ts'
import type { ComparedContent } from '../../shared/model/index.ts'

/** Milliseconds and MiB a comparison may take: what needs more has no answer that anybody could use. */
const longest = 30_000
const memory = 768

/** Compares in a thread of its own (`worker`: absolute path). Throws what `signal` was aborted with. */
export async function runJob(worker: string, job: CompareJob, signal: AbortSignal): Promise<ComparedContent> {
  signal.throwIfAborted()
  const thread = new Worker(worker, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: memory } })
  const answer = Promise.withResolvers<ComparedContent>()
  const giveUp = () => answer.resolve({ kind: 'facts', why: 'too-different' })
  const abort = () => answer.reject(signal.reason as Error)
  const timer = setTimeout(giveUp, longest)
  signal.addEventListener('abort', abort, { once: true })
  thread.once('message', (content: ComparedContent) => answer.resolve(content))
  thread.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp()
    else answer.reject(error)
  })
  try {
    return await answer.promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    await thread.terminate()
  }
}
