import type { PlanDesk } from '../plan/plan-desk.ts'
import type { Handlers } from './router.ts'

type Answered =
  'make' | 'ready' | 'rows' | 'look' | 'choose' | 'setKeepModified' | 'follow' | 'start' | 'cancel'

export function planHandlers(plans: PlanDesk): Pick<Handlers, `plans.${Answered}`> {
  return {
    'plans.make': (input) => plans.make(input),
    'plans.ready': ({ plan }) => plans.ready(plan),
    'plans.rows': (input) => plans.rows(input),
    'plans.look': (input) => plans.look(input),
    'plans.choose': (input) => plans.choose(input),
    'plans.setKeepModified': (input) => plans.setKeepModified(input),
    'plans.follow': ({ plan }) => plans.follow(plan),
    'plans.start': ({ plan }) => plans.start(plan),
    'plans.cancel': ({ plan }) => {
      plans.cancel(plan)
      return null
    },
  }
}
