import { flushPromises } from '@vue/test-utils'
import { vi } from 'vitest'
import type { ActivityItem } from '../../../../src/shared/ipc/contract.ts'
import type { Locale } from '../../../../src/shared/i18n/index.ts'
import { useDecisions } from '../../../../src/renderer/stores/decisions.ts'
import type { Overrides } from '../../../renderer/fake-api.ts'
import { openWindow } from '../transfers/activity-world.ts'

/** The window with a question in its dialog, past the moment in which it takes no answer. */
export async function openDialog(
  items: readonly ActivityItem[],
  options: { overrides?: Overrides; locale?: Locale; early?: boolean } = {},
) {
  const world = await openWindow(items, options.overrides, options.locale)
  const decisions = useDecisions()
  const [first] = items
  if (first) decisions.show(first.id)
  await flushPromises()
  if (!options.early) vi.advanceTimersByTime(300)

  const dialog = () => document.querySelector<HTMLElement>('.ui-dialog')
  const all = () => [...document.querySelectorAll<HTMLButtonElement>('.ui-dialog-foot button')]
  const label = (button: Element) =>
    [...button.childNodes]
      .filter((node) => node.nodeType === 3)
      .map((node) => node.textContent)
      .join('')
      .trim()
  return {
    ...world,
    decisions,
    dialog,
    title: () => document.querySelector('.ui-dialog-title')?.textContent,
    sentence: () => document.querySelector('.ui-dialog-sentence')?.textContent,
    body: () => document.querySelector('.ui-dialog-body')?.textContent ?? '',
    /** As they stand, from left to right. */
    labels: () => all().map(label),
    focused: () => document.activeElement && label(document.activeElement),
    picked: () => document.querySelector<HTMLInputElement>('.ui-dialog input:checked')?.value,
    variantOf: (text: string) => all().find((button) => label(button) === text)?.className,
    async press(key: string): Promise<void> {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      const target = document.activeElement ?? document.body
      target.dispatchEvent(event)
      // A browser turns Enter on a button into a click.
      if (key === 'Enter' && !event.defaultPrevented && target instanceof HTMLButtonElement) target.click()
      await flushPromises()
    },
    async click(text: string): Promise<void> {
      const button = [...document.querySelectorAll<HTMLButtonElement>('.ui-dialog button')].find(
        (one) => label(one) === text,
      )
      if (!button) throw new Error(`no button “${text}”`)
      button.click()
      await flushPromises()
    },
    decided: () => world.calls('decisions.decide'),
  }
}
