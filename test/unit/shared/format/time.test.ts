import { describe, expect, it } from 'vitest'
import {
  formatColumnTime,
  formatDay,
  formatMoment,
  type TimeFormat,
} from '../../../../src/shared/format/time.ts'

const now = Date.parse('2026-11-24T10:42:30+01:00')
const english: TimeFormat = { locale: 'en', now, timeZone: 'Europe/Berlin' }
const chinese: TimeFormat = { ...english, locale: 'zh-CN' }
const at = (text: string) => Date.parse(`${text}+01:00`)

describe('moments in sentences', () => {
  it.each([
    ['2026-11-24T10:42:30', 'now', '现在'],
    ['2026-11-24T10:41:31', 'now', '现在'],
    ['2026-11-24T10:41:30', '1 minute ago', '1 分钟前'],
    ['2026-11-24T10:31:00', '11 minutes ago', '11 分钟前'],
    ['2026-11-24T09:42:31', '59 minutes ago', '59 分钟前'],
    ['2026-11-24T09:42:30', 'today 09:42', '今天 09:42'],
    ['2026-11-24T00:00:00', 'today 00:00', '今天 00:00'],
    ['2026-11-23T23:59:59', 'yesterday 23:59', '昨天 23:59'],
    ['2026-11-22T23:59:59', '22 Nov, 23:59', '11月22日 23:59'],
    ['2025-12-31T08:05:00', '31 Dec 2025, 08:05', '2025年12月31日 08:05'],
    ['2026-11-24T10:43:00', 'now', '现在'],
    ['2026-11-24T10:47:30', 'in 5 minutes', '5 分钟后'],
  ])('%s is %s or %s', (moment, inEnglish, inChinese) => {
    expect(formatMoment(at(moment), english)).toBe(inEnglish)
    expect(formatMoment(at(moment), chinese)).toBe(inChinese)
  })
})

describe('days of a heading', () => {
  it.each([
    ['2026-11-24T10:42:00', 'Today', '今天'],
    ['2026-11-23T17:20:00', 'Yesterday', '昨天'],
    ['2026-11-19T17:20:00', '19 Nov', '11月19日'],
    ['2025-11-19T17:20:00', '19 Nov 2025', '2025年11月19日'],
  ])('%s is %s or %s', (moment, inEnglish, inChinese) => {
    expect(formatDay(at(moment), english)).toBe(inEnglish)
    expect(formatDay(at(moment), chinese)).toBe(inChinese)
  })
})

describe('moments in a column', () => {
  it.each([
    ['2026-11-24T10:42:00', 'Today 10:42', '今天 10:42'],
    ['2026-11-23T17:20:00', 'Yesterday 17:20', '昨天 17:20'],
    ['2026-11-19T17:20:00', '19 Nov', '11月19日'],
    ['2025-11-19T17:20:00', '19 Nov 2025', '2025年11月19日'],
  ])('%s is %s or %s', (moment, inEnglish, inChinese) => {
    expect(formatColumnTime(at(moment), english)).toBe(inEnglish)
    expect(formatColumnTime(at(moment), chinese)).toBe(inChinese)
  })

  it('belong to the day of the time zone', () => {
    const moment = Date.parse('2026-11-23T23:30:00Z')
    expect(formatColumnTime(moment, english)).toBe('Today 00:30')
    expect(formatColumnTime(moment, { ...english, timeZone: 'UTC' })).toBe('Yesterday 23:30')
  })

  it('count days, not hours, over a change of the clock', () => {
    const spring = { ...english, now: Date.parse('2026-03-29T23:30:00+02:00') }
    expect(formatColumnTime(Date.parse('2026-03-28T23:45:00+01:00'), spring)).toBe('Yesterday 23:45')
  })

  it('use the time zone of the system when none is given', () => {
    const local = new Date(2026, 10, 24, 8, 15).getTime()
    expect(formatColumnTime(local, { locale: 'en', now: new Date(2026, 10, 24, 20, 0).getTime() })).toBe(
      'Today 08:15',
    )
  })
})
