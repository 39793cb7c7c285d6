import { slowPut } from '../domain/route.ts'
import type { UploadRun } from './upload-run.ts'

/** Shorter bodies say more about buffers than about the way. Bytes. */
const worthMeasuring = 1024 * 1024

/**
 * Remembers how fast a body of so many bytes went, as far as it matters for the next one's route; a way that is fast (again)
 * needs no note. Nothing depends on it: a journal without room loses it.
 */
export async function learnSpeed(run: UploadRun, bytes: number, ms: number): Promise<void> {
  if (bytes < worthMeasuring || ms <= 0) return
  const { sites } = run.ctx.store
  const { instance } = run.connection.account
  const speed = (bytes / ms) * 1000
  const learned = speed < slowPut ? Math.round(speed) : null
  try {
    const { bytesPerSecond } = await sites.get(instance)
    if (bytesPerSecond !== learned) await sites.patch(instance, { bytesPerSecond: learned })
  } catch (error) {
    run.ctx.log.warn('speed-not-noted', { error: String(error) })
  }
}
