import type { Clock } from '../../core/ports/index.ts'

/** Milliseconds between two looks. */
const every = 250
/** Milliseconds after which asking a server tells more than waiting: there may be one that needs no network. */
const most = 15_000

/** Resolves when the computer has a network again: after sleep it takes some seconds, in which every try would fail. */
export async function networkBack(
  isOnline: () => boolean,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
): Promise<void> {
  const until = clock.monotonic() + most
  while (!isOnline() && clock.monotonic() < until) await clock.sleep(every)
}
