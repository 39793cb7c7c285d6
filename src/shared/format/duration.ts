import { listFormat, numberFormat } from './formatters.ts'
import { spaced } from './spacing.ts'

const sizes = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const
type Unit = keyof typeof sizes

const next: Readonly<Partial<Record<Unit, Unit>>> = { day: 'hour', hour: 'minute', minute: 'second' }

/**
 * A length of time in its two largest units: `6 seconds`, `1 minute, 20 seconds`, `2 hours`; `6 秒`, `1 分钟 20 秒`. In
 * whole seconds, at least 0. `short`: `6 sec`.
 */
export function formatDuration(seconds: number, locale: string, style: 'long' | 'short' = 'long'): string {
  const whole = Math.max(0, Math.round(seconds))
  const first: Unit =
    whole >= sizes.day ? 'day' : whole >= sizes.hour ? 'hour' : whole >= 60 ? 'minute' : 'second'
  const second = next[first]
  const count = Math.floor(whole / sizes[first])
  const parts = [formatUnit(count, first, locale, style)]
  if (second) {
    const rest = Math.floor((whole % sizes[first]) / sizes[second])
    if (rest > 0) parts.push(formatUnit(rest, second, locale, style))
  }
  return spaced(listFormat(locale, { type: 'unit', style }).format(parts))
}

function formatUnit(value: number, unit: Unit, locale: string, style: 'long' | 'short'): string {
  // Chinese has no shorter word than 秒, only a longer one (秒钟) that is not used in lists.
  const unitDisplay = locale.startsWith('zh') ? 'short' : style
  return numberFormat(locale, { style: 'unit', unit, unitDisplay }).format(value)
}
