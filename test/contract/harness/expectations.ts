import { expect } from 'vitest'
import type { ConflictData, FileData } from './data.ts'
import type { Reply } from './reply.ts'

/** The answer is HTTP 200 with code 0; returns its data. */
export function accepted(reply: Reply): unknown {
  expectCode(reply, 0)
  return reply.data
}

/** As `accepted`, for answers that carry a file. */
export function acceptedFile(reply: Reply): FileData {
  return accepted(reply) as FileData
}

/** The answer is HTTP 200 with exactly this code; on a failure the whole envelope is shown. */
export function expectCode(reply: Reply, code: number, message?: string): void {
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
  expect(reply.envelope, `expected code ${code}`).toMatchObject(
    message === undefined ? { code } : { code, msg: message },
  )
}

/** The answer is 40073 with data; returns who holds the locks. */
export function expectLocked(reply: Reply): readonly ConflictData[] {
  expectCode(reply, 40073)
  const conflicts = reply.data as readonly ConflictData[]
  expect(Array.isArray(conflicts)).toBe(true)
  expect(conflicts.length).toBeGreaterThan(0)
  return conflicts
}

/** A batch of one uri was refused with this inner code (contract §6.5). */
export function expectInnerCode(reply: Reply, uri: string, code: number): void {
  expectCode(reply, 40081)
  expect(reply.envelope.aggregated_error?.[uri], JSON.stringify(reply.envelope)).toMatchObject({ code })
}
