import { numberFormat } from './formatters.ts'
import { spaced } from './spacing.ts'

/** Powers of 1,024, spelled as Cloudreve's own pages spell them. */
const units = ['KB', 'MB', 'GB', 'TB'] as const

/**
 * Bytes for people: `0 bytes`, `0.4 KB`, `86 KB`, `18.4 MB`, `248 MB`, `100 GB`. `locale`: a BCP 47 tag, `en` or `zh-CN`.
 */
export function formatSize(bytes: number, locale: string): string {
  if (bytes < 1024 / 10) {
    const whole = { style: 'unit', unit: 'byte', unitDisplay: 'long' } as const
    return spaced(numberFormat(locale, whole).format(bytes))
  }
  let value = bytes / 1024
  let unit = 0
  // 999.5 and more would be shown with four digits.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  const decimals = unit === 0 ? Number(value < 0.95) : Number(value < 99.95)
  const number = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return `${numberFormat(locale, number).format(value)} ${units[unit] ?? ''}`
}

/** `18.4 MB/s`. */
export function formatSpeed(bytesPerSecond: number, locale: string): string {
  return `${formatSize(Math.round(bytesPerSecond), locale)}/s`
}
