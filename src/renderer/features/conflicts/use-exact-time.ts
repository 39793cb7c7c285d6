import { useNow } from '@vueuse/core'
import { useFormat, useT } from '../../i18n/index.ts'

const minute = 60_000
const hour = 60 * minute

/** The moment of a version: exact, and how long ago within the hour. */
export function useExactTime() {
  const t = useT()
  const format = useFormat()
  const now = useNow({ interval: 30_000 })

  const isRecent = (at: number) => Math.abs(now.value.getTime() - at) < hour
  return {
    /** `Today 10:31`, `20 Nov, 11:30`. */
    exact(at: number): string {
      const text = isRecent(at)
        ? format.columnTime(at, now.value.getTime())
        : format.moment(at, now.value.getTime())
      return text.slice(0, 1).toLocaleUpperCase(t.locale) + text.slice(1)
    },
    /** Null: not within the hour. */
    ago(at: number): string | null {
      if (!isRecent(at)) return null
      const isNow = Math.abs(now.value.getTime() - at) < minute
      return isNow ? t('questions.side.justNow') : format.moment(at, now.value.getTime())
    },
    /** For a dot on a line: `10:31`, `yesterday`, `20 Nov`. */
    short(at: number): string {
      const today = now.value.toDateString() === new Date(at).toDateString()
      const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
      if (today) return new Intl.DateTimeFormat(t.locale, clock).format(at)
      const named = format.columnTime(at, now.value.getTime())
      // Without the clock: what is not of today has none in a column, but yesterday. A month keeps its capital.
      const day = named.replace(/ \d\d:\d\d$/, '')
      return day.charAt(0).toLocaleLowerCase(t.locale) + day.slice(1)
    },
  }
}
