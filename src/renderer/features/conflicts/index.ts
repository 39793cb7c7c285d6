export { default as ConflictDialog } from './ConflictDialog.vue'
export { default as QuestionBody } from './QuestionBody.vue'
export { useQuestionLine } from './use-question-line.ts'
