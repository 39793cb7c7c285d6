import { useT } from '../../i18n/index.ts'
import { useExactTime } from '../conflicts/use-exact-time.ts'

/** The moment of a version, by itself and in a sentence. */
export function useMoment() {
  const t = useT()
  const time = useExactTime()

  return {
    /** `Today 10:31`, `20 Nov, 11:30`. */
    exact: (at: number) => time.exact(at),
    /** `today 10:31`. */
    within(at: number): string {
      const text = time.exact(at)
      return text.slice(0, 1).toLocaleLowerCase(t.locale) + text.slice(1)
    },
    ago: (at: number) => time.ago(at),
    /** To the second. */
    full(at: number): string {
      const locale = t.locale === 'en' ? 'en-GB' : t.locale
      return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(at)
    },
  }
}
