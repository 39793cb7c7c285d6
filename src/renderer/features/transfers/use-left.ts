import { useT } from '../../i18n/index.ts'

/** Time left, as short as the columns need it: `6 s`, `1 min 20 s`, `12 min`, `2 h 5 min`. In seconds. */
export function useLeft(): (seconds: number) => string {
  const t = useT()
  return (seconds) => {
    const whole = Math.max(1, Math.ceil(seconds))
    const minutes = Math.floor(whole / 60)
    if (minutes === 0) return t('transfers.left.seconds', { count: whole })
    // Whoever waits for longer does not count seconds.
    if (minutes >= 60)
      return t('transfers.left.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
    return minutes >= 10 || whole % 60 === 0
      ? t('transfers.left.minutes', { count: minutes })
      : t('transfers.left.both', { minutes, seconds: whole % 60 })
  }
}
