import { createI18n, type I18n } from 'vue-i18n'
import { messages, type Locale } from '../../shared/i18n/index.ts'

type Words = Record<string, unknown>
export type Translations = I18n<Words, Words, Words, Locale, false>

export function createTranslations(locale: Locale): Translations {
  return createI18n({ legacy: false, locale, fallbackLocale: 'en', messages }) as unknown as Translations
}
