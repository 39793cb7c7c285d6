import { inject, test } from 'vitest'
import type { ServerOptions } from '../../cloudreve/index.ts'
import { openOnRealServer, openOnTestServer } from './context.ts'
import type { Context, OpenContext } from './context.ts'
import { realServer } from './target.ts'
import './setup.ts'

export type Need = 'test-server' | 'admin' | 'may-break' | 'second-user'

export interface ScenarioOptions {
  readonly needs?: Need | readonly Need[]
  /** How the test server starts; a real one is as it is. */
  readonly server?: ServerOptions
  /** Milliseconds; default: the suite's. */
  readonly timeout?: number
}

declare module 'vitest' {
  interface TaskMeta {
    /** The recorded scenario this claim belongs to. */
    scenario?: string
  }
}

const real = realServer()

/**
 * One claim of the contract as a test. `name` is the recorded scenario (a literal: the coverage test reads it from
 * the source), `claim` a sentence. Against a real server, what it `needs` and cannot have makes it a skipped one.
 */
export function scenario(
  name: string,
  claim: string,
  options: ScenarioOptions,
  run: (context: Context) => Promise<void>,
): void {
  const missing = missingOnRealServer([options.needs ?? []].flat())
  const settings = options.timeout === undefined ? {} : { timeout: options.timeout }
  test(`${name}: ${claim}`, { ...settings, meta: { scenario: name } }, async ({ skip, onTestFinished }) => {
    if (missing !== null) skip(missing)
    const state = { skipped: false }
    const open = await openContext(options, (reason) => {
      state.skipped = true
      return skip(reason)
    })
    // Comes after a failure and a timeout too, but not after a skip.
    onTestFinished(() => open.close())
    try {
      await run(open.context)
    } finally {
      if (state.skipped) await open.close()
    }
  })
}

async function openContext(options: ScenarioOptions, skip: (reason: string) => never): Promise<OpenContext> {
  if (real === undefined) return openOnTestServer(options.server ?? {}, skip)
  const tokens = inject('contractTokens')
  if (tokens === null) throw new Error('not signed in at the real server')
  return openOnRealServer(real, tokens, skip)
}

function missingOnRealServer(needs: readonly Need[]): string | null {
  if (real === undefined) return null
  if (needs.includes('test-server')) return 'real server: needs the knobs of the test server'
  if (needs.includes('admin')) return 'real server: needs an administrator (settings, policies, users)'
  if (needs.includes('second-user') && real.second === undefined) return 'real server: needs a second user'
  if (needs.includes('may-break') && !real.mayBreak) return 'real server: may harm it, run with --may-break'
  return null
}
