export { default as TransfersPanel } from './TransfersPanel.vue'
export { default as TransfersSummary } from './TransfersSummary.vue'
export { useTransferToasts } from './use-transfer-toasts.ts'
export { useUndo } from './use-undo.ts'
