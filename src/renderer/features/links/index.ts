export { useLinkDialogs } from './link-dialogs.ts'
export { default as LinkDialogs } from './LinkDialogs.vue'
export { default as LinksPage } from './LinksPage.vue'
export { useEditing } from './use-editing.ts'
