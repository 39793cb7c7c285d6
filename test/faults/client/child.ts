import { flushCompileCache } from 'node:module'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '../../../src/core/node/clock.ts'
import { Hands } from './hands.ts'
import type { Order, Settings } from './messages.ts'

interface Message {
  readonly order: Order
  /** Index of the journal event at which the process kills itself. */
  readonly killAt: number | null
}

let left = Infinity

function onCommit(): void {
  if (left-- === 0) process.kill(process.pid, 'SIGKILL')
}

const write = (level: string) => (event: string, facts?: object) => {
  if (process.env['REDROP_LOG']) console.error(level, event, JSON.stringify(facts ?? {}))
}
/** Pauses of seconds would only make a test slow. */
let slept = 0
const clock = {
  now: () => systemClock.now() + slept,
  monotonic: () => systemClock.monotonic() + slept,
  sleep: async (ms: number, signal?: AbortSignal) => {
    if (signal && signal !== stop.signal) return systemClock.sleep(ms, signal)
    await delay(Math.min(ms / 50, 100))
    slept += Math.round(ms)
  },
}
const stop = new AbortController()
const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
const settings = JSON.parse(process.argv[2] ?? '') as Settings
const hands = await Hands.open({ ...settings, clock, log, signal: stop.signal, onCommit })

process.on('message', ({ order, killAt }: Message) => {
  left = killAt ?? Infinity
  hands
    .obey(order)
    .then((told) => {
      left = Infinity
      process.send?.(told)
    })
    .catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
})
process.on('disconnect', () => process.exit(0))
// Its end may leave no time for it.
flushCompileCache()
process.send?.('ready')
