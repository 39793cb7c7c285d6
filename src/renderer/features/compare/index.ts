export { openCompare } from './open-compare.ts'
export { canCompare, openQuestionCompare } from './question-compare.ts'
