import type { SafetyDesk } from '../history/safety-desk.ts'
import type { Handlers } from './router.ts'

type Answered = 'list' | 'restore' | 'saveAs' | 'remove'

export function safetyHandlers(safety: SafetyDesk): Pick<Handlers, `safety.${Answered}`> {
  return {
    'safety.list': () => safety.list(),
    'safety.restore': async ({ id }) => ({ transfer: await safety.restore(id) }),
    'safety.saveAs': async ({ id }) => ({ saved: await safety.saveAs(id) }),
    'safety.remove': ({ id }) => safety.remove(id),
  }
}
