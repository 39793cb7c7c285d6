import { formatMoment } from '../../../../shared/format/time.ts'

/** When a version was saved, in a sentence: `09:42` of today, else `yesterday 18:05`, `20 Nov, 11:30`. */
export function versionTime(at: number, locale: string, now = Date.now()): string {
  if (new Date(at).toDateString() !== new Date(now).toDateString()) return formatMoment(at, { locale, now })
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, clock).format(at)
}
