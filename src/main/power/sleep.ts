import type { Net, PowerMonitor } from 'electron'
import type { Core } from '../../core/compose.ts'
import { systemClock } from '../../core/node/clock.ts'
import type { Services } from '../boot/services.ts'
import { networkBack } from './network-back.ts'

export interface SleepParts {
  readonly powerMonitor: Pick<PowerMonitor, 'on'>
  readonly net: Pick<Net, 'isOnline'>
  readonly core: Pick<Core, 'network'>
  readonly services: Pick<Services, 'queue' | 'live' | 'links' | 'edits'>
  /** Work that nobody waits for, and what the log is told where it fails. */
  readonly background: (event: string, work: Promise<void>) => void
}

/** Before the computer falls asleep half-sent bodies stop; once it is awake and connected again all goes on. */
export function followSleep({ powerMonitor, net, core, services, background }: SleepParts): void {
  const { queue, live, links, edits } = services
  const wake = async () => {
    await networkBack(() => net.isOnline(), systemClock)
    live.wake()
    await queue.wake()
    await links.lookAgain()
    await edits.lookAgain()
  }
  powerMonitor.on('suspend', () => background('not-suspended', queue.suspend()))
  powerMonitor.on('resume', () => {
    core.network.reset()
    background('not-woken', wake())
  })
}
