export { default as ActivityHost } from './ActivityHost.vue'
export { default as TransfersPanel } from './TransfersPanel.vue'
export { default as TransfersSummary } from './TransfersSummary.vue'
