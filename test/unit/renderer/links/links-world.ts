import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { vi } from 'vitest'
import { useAccounts } from '../../../../src/renderer/features/accounts/accounts-store.ts'
import { LinkDialogs, LinksPage } from '../../../../src/renderer/features/links/index.ts'
import { useActivity } from '../../../../src/renderer/stores/activity.ts'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { DesktopApi, LinkInfo } from '../../../../src/shared/ipc/contract.ts'
import { snapshot, transfer } from '../../../renderer/fake-activity.ts'
import { createFake, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { ana, drawnAt } from '../../../renderer/fake-data.ts'
import { fakeLinks } from '../../../renderer/fake-links.ts'
import { mountPage } from '../../../renderer/mount.ts'

/** The page with its dialogs, as the window has them. */
const Window = defineComponent({
  setup() {
    useActivity().start()
    void useAccounts().load()
    return () => [h(LinksPage, { account: ana }), h(LinkDialogs)]
  },
})

export function prepareWindow(): void {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: drawnAt })
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(700)
  document.body.innerHTML = '<div id="status-start"></div><div id="status-end"></div>'
}

export function closeWindow(page: VueWrapper): void {
  page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.restoreAllMocks()
}

export async function openLinks(
  links: readonly LinkInfo[],
  over: Partial<DesktopApi['links']> = {},
  others: Overrides = {},
): Promise<{ page: VueWrapper; fake: Fake }> {
  const fake = createFake({
    links: { ...fakeLinks(links), ...over },
    activity: { snapshot: () => ok(snapshot([transfer('Hiring plan.docx', { phase: 'sending' })])) },
    ...others,
  })
  const page = mountPage(Window, { fake })
  await flushPromises()
  return { page, fake }
}

/** Clicks a button by what it is called, past the time in which a new dialog takes no answer. */
export async function press(label: string): Promise<void> {
  vi.advanceTimersByTime(350)
  const buttons = [...document.querySelectorAll('button')]
  const named = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === label)
  if (!named) throw new Error(`no button ${label}`)
  named.click()
  await flushPromises()
}

export const dialogText = () => document.querySelector('[role=dialog], [role=alertdialog]')?.textContent ?? ''
