export { default as PopoverView } from './PopoverView.vue'
export { default as ShelfView } from './ShelfView.vue'
