import type { Lane } from './lane.ts'
import type { How, Job, Report } from './messages.ts'
import type { Victim } from './victim.ts'

export interface Scene {
  readonly job: Job
  interrupted(): Promise<void>
  finished(report: Report): Promise<void>
}

/**
 * Kills the process at its first, second, … journal event until it lives to the end. The process that starts after a
 * kill is the next one to be killed. Answers the events.
 */
export async function killAtEveryEvent(
  lane: Lane,
  how: How,
  set: (name: string, victim: Victim) => Promise<Scene>,
): Promise<readonly string[]> {
  let victim = await lane.spawn()
  await liveThrough(victim, how, await set('file-first.dat', victim))
  for (let at = 0; ; at++) {
    const scene = await set(`file-${at}.dat`, victim)
    const survived = await victim.obey({ kind: 'do', job: scene.job, killAt: at })
    if (survived) return survived.events
    try {
      await scene.interrupted()
      victim = await lane.spawn()
      const report = await victim.obey({ kind: 'start', job: scene.job, how })
      if (!report) throw new Error('the next process was killed as well')
      await scene.finished(report)
    } catch (error) {
      throw new Error(`after a kill at event ${at}: ${String(error)}`, { cause: error })
    }
  }
}

/** What a site teaches (its limits) is learned before the counting begins. */
async function liveThrough(victim: Victim, how: How, scene: Scene): Promise<void> {
  await victim.obey({ kind: 'do', job: scene.job, killAt: null })
  await scene.interrupted()
  const report = await victim.obey({ kind: 'start', job: scene.job, how })
  if (report) await scene.finished(report)
}
