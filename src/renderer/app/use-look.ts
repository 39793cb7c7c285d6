import { computed, watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Locale } from '../../shared/i18n/index.ts'
import { useSettings } from '../features/settings/settings-store.ts'

/** Puts theme, density and language of the settings on the page. */
export function useLook(systemLocale: Locale): void {
  const settings = useSettings()
  const { locale } = useI18n({ useScope: 'global' })
  const language = computed(() =>
    settings.values.language === 'system' ? systemLocale : settings.values.language,
  )

  watchEffect(() => {
    const { dataset } = document.documentElement
    const { theme, density } = settings.values
    if (theme === 'system') delete dataset['theme']
    else dataset['theme'] = theme
    if (density === 'default') delete dataset['density']
    else dataset['density'] = density
  })
  watchEffect(() => {
    locale.value = language.value
    document.documentElement.lang = language.value
  })
}
