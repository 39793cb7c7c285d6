export { default as FileDialog } from './FileDialog.vue'
export { default as PlaceDialog } from './PlaceDialog.vue'
