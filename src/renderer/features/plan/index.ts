export { default as PlanHost } from './PlanHost.vue'
export { planElsewhereKey } from './plan-elsewhere.ts'
export { usePlan } from './plan-store.ts'
export { useStartedPlan } from './use-started-plan.ts'
