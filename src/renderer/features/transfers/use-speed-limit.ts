import { computed } from 'vue'
import { useFormat, useT } from '../../i18n/index.ts'
import { useSettings } from '../settings/settings-store.ts'

const mb = 1_000_000
/** Bytes per second to choose from. */
const usual = [0.5 * mb, mb, 2 * mb, 5 * mb, 10 * mb, 20 * mb, 50 * mb]

/** The speed limit as a list to choose from; one that was set elsewhere is in it too. */
export function useSpeedLimit() {
  const t = useT()
  const format = useFormat()
  const settings = useSettings()

  const options = computed(() => {
    const chosen = settings.values.uploadLimit
    const limits = chosen === null ? usual : [...new Set([...usual, chosen])].sort((a, b) => a - b)
    return [
      { value: 'none', label: t('transfers.noLimit') },
      ...limits.map((limit) => ({ value: String(limit), label: format.speed(limit) })),
    ]
  })
  const limit = computed({
    get: () => String(settings.values.uploadLimit ?? 'none'),
    set: (value: string) => void settings.set({ uploadLimit: value === 'none' ? null : Number(value) }),
  })
  return { options, limit }
}
