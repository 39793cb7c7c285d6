export { default as PlanHost } from './PlanHost.vue'
export { usePlan } from './plan-store.ts'
export { useStartedPlan } from './use-started-plan.ts'
