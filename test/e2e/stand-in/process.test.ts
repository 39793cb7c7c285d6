import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StandIn } from '../harness/stand-in.ts'
import { sampleFolder, startSample, type Sample } from './sample.ts'

let sample: Sample
beforeEach(async () => void (sample = await startSample()))
afterEach(() => sample.close())

const profileOf = (pid: number | undefined): string => join(tmpdir(), `redrop-stand-in-${String(pid)}`)

/** Processes of Chromium that use the profile of this run. */
async function chromiums(pid: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'args='])
  return stdout.split('\n').filter((line) => line.includes(profileOf(pid))).length
}

test('a quit ends Chromium and removes its profile', async () => {
  const { pid } = sample.standIn.process
  expect(await chromiums(pid)).toBeGreaterThan(0)
  expect(await sample.standIn.quit()).toBe(0)
  await expect.poll(() => chromiums(pid)).toBe(0)
  expect(existsSync(profileOf(pid))).toBe(false)
})

test('kill -9 ends Chromium too, and the next start sweeps what was left', async () => {
  const { pid } = sample.standIn.process
  await sample.standIn.kill()
  await expect.poll(() => chromiums(pid)).toBe(0)
  const next = await startSample()
  await next.close()
  expect(readdirSync(tmpdir())).not.toContain(`redrop-stand-in-${String(pid)}`)
})

test('a second start hands its arguments over and ends', async () => {
  const second = { folder: sampleFolder, args: [...sample.args, 'redrop://open'] }
  expect(await StandIn.startAndWait(second)).toBe(0)
  await expect
    .poll(async () => (await sample.invoke('log')) as unknown[])
    .toContainEqual(['second-instance', { args: second.args }])
})
