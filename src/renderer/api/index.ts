export { desktop } from './desktop.ts'
export { useFailureText } from './failure-text.ts'
