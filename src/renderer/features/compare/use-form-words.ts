import type { TextForm } from '../../../shared/model/index.ts'
import { useT } from '../../i18n/index.ts'

/** `UTF-8 · LF`. */
export function useFormWords(): (form: TextForm) => string {
  const t = useT()
  return ({ encoding, lineEnd }) => {
    const name = t(`compare.form.${encoding}`)
    return lineEnd === 'none'
      ? name
      : t('compare.form.both', { encoding: name, lineEnd: t(`compare.form.${lineEnd}`) })
  }
}
