import { flushCompileCache } from 'node:module'
import { setTimeout as delay } from 'node:timers/promises'
import { createCore } from '../../../src/core/compose.ts'
import { isCode } from '../../../src/core/cloudreve/errors.ts'
import { systemClock } from '../../../src/core/node/clock.ts'
import { info } from '../../../src/core/cloudreve/files.ts'
import type { Logger } from '../../../src/core/ports/index.ts'
import { RedropError } from '../../../src/shared/errors.ts'
import { useKeychain } from '../../keychain/use.ts'
import { perform, type Hands } from './actions.ts'
import type { Order, Outcome, Report, Setup } from './messages.ts'

const setup = JSON.parse(process.argv[2] ?? '{}') as Setup
if (setup.keychain !== null) useKeychain(setup.keychain)
const events: string[] = []
let killAt: number | null = null

/** A kill ends the process inside this call: nothing after it runs. */
function onCommit(phase: 'before' | 'after', label: string): void {
  events.push(`${phase} ${label}`)
  if (killAt !== null && events.length - 1 === killAt) process.kill(process.pid, 'SIGKILL')
}

const write = (level: string) => (event: string, facts?: object) => {
  if (process.env['REDROP_LOG']) console.error(level, event, JSON.stringify(facts ?? {}))
}
const log: Logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }

/** Pauses of seconds would only make the test slow. */
const clock = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => delay(ms / 20, undefined, signal ? { signal } : {}),
}

const core = await createCore({ env: process.env, log, version: '0.1.0', clock, onCommit })

async function connection() {
  if ((await core.accounts.list()).length === 0 || core.secrets.tier === 'session') {
    const unasked = () => Promise.reject(new Error('asked'))
    const prompts = { captcha: unasked, twoFactor: unasked }
    await core.accounts.signIn(await core.accounts.probe(setup.server), { ...setup, prompts })
  }
  return core.connect(await core.accounts.resolve())
}

async function obey(order: Order): Promise<Report> {
  const hands: Hands = { core, connection: await connection() }
  events.length = 0
  killAt = order.kind === 'do' ? order.killAt : null
  const outcomes: Outcome[] = []
  const error = await perform(hands, order, outcomes).catch((thrown: unknown) =>
    thrown instanceof RedropError ? thrown.code : isCode(thrown, 40016) ? 'path-not-found' : String(thrown),
  )
  killAt = null
  return { outcomes, error: error ?? null, history: await historyOf(hands, order.job.uri), events }
}

async function historyOf({ connection: { api, account } }: Hands, uri: string): Promise<string[]> {
  const entry = await info(api, { uri }).catch((error: unknown) => {
    if (isCode(error, 40016)) return null
    throw error
  })
  const rows = await core.store.history.list({ account, ...(entry && { fileId: entry.id }), limit: 10 })
  return rows.map(({ result }) => result)
}

process.on('message', (order: Order) => {
  obey(order)
    .then((report) => process.send?.(report))
    .catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
})
process.on('disconnect', () => process.exit(0))
// Its end may leave no time for it.
flushCompileCache()
process.send?.('ready')
