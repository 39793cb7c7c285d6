import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { Driver } from '../harness/driver.ts'
import { StandIn } from '../harness/stand-in.ts'

export const sampleFolder = fileURLToPath(new URL('../../electron/sample', import.meta.url))

export interface Sample {
  readonly standIn: StandIn
  readonly driver: Driver
  readonly page: Page
  /** Folder for files of the test; it goes with the app. */
  readonly folder: string
  readonly args: readonly string[]
  invoke(name: string, ...args: unknown[]): Promise<unknown>
  close(): Promise<void>
}

/** The small app of `test/electron/sample`, started and loaded. */
export async function startSample(env: NodeJS.ProcessEnv = {}): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'redrop-sample-'))
  const args = [`--user-data-dir=${join(folder, 'profile')}`]
  const standIn = await StandIn.start({ folder: sampleFolder, args, env })
  const driver = await Driver.connect(standIn.endpoint)
  const page = await driver.page('http://sample.localhost/index.html')
  await vi.waitFor(async () => expect((await standIn.ask('windows'))[0]?.focused).toBe(true), {
    timeout: 15_000,
  })
  return {
    standIn,
    driver,
    page,
    folder,
    args,
    invoke: (name, ...rest) =>
      page.evaluate(([each, values]) => window.sample.invoke(each, ...values), [name, rest] as const),
    async close() {
      await driver.close()
      if (standIn.process.exitCode === null && standIn.process.signalCode === null) await standIn.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

declare global {
  interface Window {
    /** What the sample's preload exposes. */
    readonly sample: {
      invoke(name: string, ...args: unknown[]): Promise<unknown>
      note(text: string): void
      dropped(files: readonly File[]): Promise<readonly string[]>
      changedPath(file: File): Promise<unknown>
      notAFile(): string
      onPushed(listener: (...args: unknown[]) => void): () => void
      reject(): Promise<never>
      modules(): string
      clipboard(): string
      readonly nested: { value: number; list: number[]; twice(number: number): number; throws(): never }
      readonly extra: boolean
      readonly env: string
      readonly globals: readonly string[]
    }
    readonly seen: { readonly present: string; readonly events: readonly string[] }
    paths?: Promise<readonly string[]>
    files?: readonly File[]
  }
}
