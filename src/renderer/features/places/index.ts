export { default as PlaceDialog } from './PlaceDialog.vue'
