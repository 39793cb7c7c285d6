import type { VueWrapper } from '@vue/test-utils'
import { flushPromises } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { ActivityHost } from '../../../../src/renderer/features/transfers/index.ts'
import { useActivity } from '../../../../src/renderer/stores/activity.ts'
import { ToastStack } from '../../../../src/renderer/ui/index.ts'
import type { ActivityItem, Progress } from '../../../../src/shared/ipc/contract.ts'
import type { Locale } from '../../../../src/shared/i18n/index.ts'
import { snapshot } from '../../../renderer/fake-activity.ts'
import { createFake, ok, type Overrides } from '../../../renderer/fake-api.ts'
import { mountPage } from '../../../renderer/mount.ts'

/** The window as far as transfers need it, and a main that changes them. */
export async function openWindow(
  items: readonly ActivityItem[] = [],
  overrides: Overrides = {},
  locale: Locale = 'en',
) {
  const fake = createFake({ activity: { snapshot: () => ok(snapshot(items)) }, ...overrides })
  let sequence = 1
  const shown: string[] = []
  const page: VueWrapper = mountPage(
    defineComponent(() => () => [
      h(ActivityHost, { onShow: () => shown.push('panel') }),
      h(ToastStack, { label: 'Messages', closeLabel: 'Close' }),
    ]),
    { fake, locale },
  )
  await flushPromises()

  return {
    fake,
    page,
    shown,
    activity: useActivity(),
    async change(...changed: readonly ActivityItem[]): Promise<void> {
      fake.emit('onActivity', { sequence: ++sequence, changed, removed: [], isPaused: false })
      await flushPromises()
    },
    async remove(...removed: readonly string[]): Promise<void> {
      fake.emit('onActivity', { sequence: ++sequence, changed: [], removed, isPaused: false })
      await flushPromises()
    },
    progress: (batch: readonly Progress[]) => fake.emit('onProgress', batch),
    calls: (name: string) => fake.calls.filter((call) => call.name === name).map(({ input }) => input),
    toasts: () => [...document.querySelectorAll('.toast .text')].map((text) => text.textContent),
    toastButton: (label: string) =>
      [...document.querySelectorAll<HTMLButtonElement>('.toast button')].find((button) =>
        button.textContent.includes(label),
      ),
  }
}
