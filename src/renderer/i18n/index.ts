export { createTranslations } from './create.ts'
export { useCapacityText } from './use-capacity-text.ts'
export { useFormat } from './use-format.ts'
export { useT, type T } from './use-t.ts'
