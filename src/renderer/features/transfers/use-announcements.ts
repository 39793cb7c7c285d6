import { useIntervalFn } from '@vueuse/core'
import { onScopeDispose, ref } from 'vue'
import { useFormat, useT } from '../../i18n/index.ts'
import { useActivity } from '../../stores/activity.ts'

/** Milliseconds between two things that are read out while transfers go on. */
const pause = 10_000

/** What a screen reader is told of transfers: how far they are, now and then, and at once what needs an answer. */
export function useAnnouncements() {
  const t = useT()
  const format = useFormat()
  const activity = useActivity()
  const polite = ref('')
  const urgent = ref('')

  useIntervalFn(() => {
    const { running: count, secondsLeft } = activity.summary
    if (count === 0) polite.value = ''
    else if (secondsLeft === null) polite.value = t('transfers.said.goingUnknown', { count })
    else polite.value = t('transfers.said.going', { count, left: format.duration(secondsLeft) })
  }, pause)

  const stop = activity.onChange((now, before) => {
    const isNew = now.question !== null && (before?.question ?? null) === null
    if (isNew) urgent.value = t('transfers.said.needsYou', { name: now.name })
  })
  onScopeDispose(stop)

  return { polite, urgent }
}
