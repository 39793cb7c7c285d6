export { createTranslations, type Translations } from './create.ts'
export { useFormat } from './use-format.ts'
export { useT, type T } from './use-t.ts'
