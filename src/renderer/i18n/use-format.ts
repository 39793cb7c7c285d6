import { formatDuration } from '../../shared/format/duration.ts'
import { formatSize, formatSpeed } from '../../shared/format/size.ts'
import { formatColumnTime, formatDate, formatDay, formatMoment } from '../../shared/format/time.ts'
import { useT } from './use-t.ts'

/** Sizes and times in the language of the window. Moments are milliseconds since the epoch. */
export function useFormat() {
  const t = useT()
  return {
    size: (bytes: number) => formatSize(bytes, t.locale),
    speed: (bytesPerSecond: number) => formatSpeed(bytesPerSecond, t.locale),
    duration: (seconds: number, style: 'long' | 'short' = 'long') => formatDuration(seconds, t.locale, style),
    /** `3 March 2028`. */
    date: (at: number) => formatDate(at, { locale: t.locale }),
    /** `Today`, for a heading. */
    day: (at: number, now = Date.now()) => formatDay(at, { locale: t.locale, now }),
    /** `Today 10:40`, for a column. */
    columnTime: (at: number, now = Date.now()) => formatColumnTime(at, { locale: t.locale, now }),
    /** `11 minutes ago`, for a sentence. */
    moment: (at: number, now = Date.now()) => formatMoment(at, { locale: t.locale, now }),
  }
}
