import type { Clock, Logger } from '../../core/ports/index.ts'
import type { Preferences } from '../preferences/preferences.ts'
import type { HistoryDesk } from './history-desk.ts'

const day = 24 * 3_600_000

/** Forgets what is older than the user wants: now, once a day, and when the wish changes. */
export function keepHistory(parts: {
  readonly history: Pick<HistoryDesk, 'keep'>
  readonly preferences: Preferences
  readonly clock: Clock
  readonly log: Logger
}): { stop(): void } {
  const { history, preferences, clock, log } = parts
  const stopped = new AbortController()
  let days = preferences.current.historyDays

  const forget = () =>
    history.keep(days).catch((error: unknown) => log.error('history-not-kept', { error: String(error) }))

  preferences.on(({ historyDays }) => {
    if (historyDays === days) return
    days = historyDays
    void forget()
  })

  async function daily(): Promise<void> {
    while (!stopped.signal.aborted) {
      await forget()
      // Rejects when it is stopped, and the loop ends.
      await clock.sleep(day, stopped.signal).catch(() => undefined)
    }
  }

  void daily()
  return { stop: () => stopped.abort() }
}
