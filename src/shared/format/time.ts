import { dateTimeFormat, relativeTimeFormat } from './formatters.ts'
import { spaced } from './spacing.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** All moments are milliseconds since the epoch. */
export interface TimeFormat {
  /** `en` or `zh-CN`. */
  readonly locale: string
  readonly now: number
  /** IANA name; the system's without it. */
  readonly timeZone?: string
}

/** English dates are written `24 Nov`, 24-hour, as everywhere but in the United States. */
function dateLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale
}

/** For sentences: `11 minutes ago` within the hour, then `today 10:40`, `yesterday 17:20`, `20 Nov, 11:30`. */
export function formatMoment(at: number, format: TimeFormat): string {
  const ago = format.now - at
  if (Math.abs(ago) < hour) return formatAgo(ago, format.locale)
  const named = dayName(at, format)
  return named ? `${named} ${clock(at, format)}` : date(at, format, { hour: '2-digit', minute: '2-digit' })
}

/** For a column: `Today 10:40`, `Yesterday 18:05`, `20 Nov`, `20 Nov 2025`. */
export function formatColumnTime(at: number, format: TimeFormat): string {
  const day = formatDay(at, format)
  return dayName(at, format) ? `${day} ${clock(at, format)}` : day
}

/** For a heading: `Today`, `Yesterday`, `20 Nov`, `20 Nov 2025`. */
export function formatDay(at: number, format: TimeFormat): string {
  const named = dayName(at, format)
  if (!named) return date(at, format, {})
  return `${named.slice(0, 1).toLocaleUpperCase(format.locale)}${named.slice(1)}`
}

/** A day that people compare with a calendar: `3 March 2028`, `2028年3月3日`. */
export function formatDate(
  at: number,
  { locale, timeZone }: Pick<TimeFormat, 'locale' | 'timeZone'>,
): string {
  return dateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone }).format(at)
}

/** `now`, `1 minute ago`, `11 minutes ago`. A moment ahead by less than a minute is a clock that differs. */
function formatAgo(ago: number, locale: string): string {
  const relative = relativeTimeFormat(locale, { numeric: 'auto' })
  const minutes = Math.trunc(ago / minute)
  return spaced(minutes === 0 ? relative.format(0, 'second') : relative.format(-minutes, 'minute'))
}

/** `today` or `yesterday`; null for any other day. */
function dayName(at: number, { locale, now, timeZone }: TimeFormat): string | null {
  const days = dayNumber(now, timeZone) - dayNumber(at, timeZone)
  if (days !== 0 && days !== 1) return null
  return relativeTimeFormat(locale, { numeric: 'auto' }).format(days === 0 ? 0 : -1, 'day')
}

/** Days since the epoch by the calendar of a time zone. */
function dayNumber(at: number, timeZone: string | undefined): number {
  const parts = dateTimeFormat('en-US', {
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone,
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day')) / day
}

function clock(at: number, { locale, timeZone }: TimeFormat): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  return dateTimeFormat(dateLocale(locale), format).format(at)
}

function date(at: number, format: TimeFormat, time: Intl.DateTimeFormatOptions): string {
  const { locale, now, timeZone } = format
  const year = (moment: number) =>
    dateTimeFormat('en-US', { calendar: 'gregory', year: 'numeric', timeZone }).format(moment)
  return dateTimeFormat(dateLocale(locale), {
    ...(year(at) === year(now) ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hourCycle: 'h23',
    timeZone,
    ...time,
  }).format(at)
}
