export { default as DetailsPane } from './DetailsPane.vue'
export { useDetails } from './details-store.ts'
