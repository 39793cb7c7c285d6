import type { InjectionKey } from 'vue'
import type { Failure } from '../../../shared/ipc/contract.ts'
import type { PlanWish } from './plan-store.ts'

/** For windows that are too small for a plan: has another one show it. Answers why it cannot. */
export const planElsewhereKey: InjectionKey<(wish: PlanWish) => Promise<Failure | null>> = Symbol('plan')
