export { formatBytes, formatSpeed } from './bytes.ts'
export { formatDuration } from './duration.ts'
export { formatColumnTime, formatDateTime, formatMoment, type TimeFormat } from './time.ts'
