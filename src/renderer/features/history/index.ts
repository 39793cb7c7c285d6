export { default as HistoryPage } from './HistoryPage.vue'
export { default as SafetyDialog } from './SafetyDialog.vue'
