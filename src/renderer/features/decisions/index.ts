export { default as DecisionsPage } from './DecisionsPage.vue'
