import { flushPromises, type VueWrapper } from '@vue/test-utils'
import DetailsPane from '../../../../src/renderer/features/details/DetailsPane.vue'
import { useDetails } from '../../../../src/renderer/features/details/index.ts'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { Row, VersionsInfo } from '../../../../src/shared/ipc/contract.ts'
import { createFake, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { drawnAt, fileRow } from '../../../renderer/fake-data.ts'
import { fakeVersions } from '../../../renderer/fake-versions.ts'
import { mountPage } from '../../../renderer/mount.ts'
import { vi } from 'vitest'

export const forecast = fileRow('Q4 forecast.xlsx', 2_202_009, drawnAt)

/** The pane with the versions of what is selected. */
export class PaneWorld {
  readonly pane: VueWrapper
  readonly fake: Fake

  private constructor(fake: Fake, rows: readonly Row[]) {
    this.fake = fake
    this.pane = mountPage(DetailsPane, { fake, props: { rows } })
  }

  static async show(
    info: VersionsInfo,
    versions: Overrides['versions'] = {},
    rows: readonly Row[] = [forecast],
  ): Promise<PaneWorld> {
    const world = new PaneWorld(createFake({ versions: { ...fakeVersions(info), ...versions } }), rows)
    useDetails().showVersions()
    await world.rest()
    return world
  }

  /** What is selected for a moment is asked about. */
  async rest(): Promise<void> {
    await vi.advanceTimersByTimeAsync(150)
    await flushPromises()
  }

  close(): void {
    this.pane.unmount()
    document.body.innerHTML = ''
    localStorage.clear()
    for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  }

  item(id: string) {
    return this.pane.get(`li:has([data-version="${id}"])`)
  }

  async press(id: string, label: string): Promise<void> {
    await this.pane.get(`[data-version="${id}"]`).trigger('click')
    const button = this.item(id)
      .findAll('button')
      .find((one) => one.text() === label)
    if (!button) throw new Error(`no button ${label}`)
    await button.trigger('click')
    await flushPromises()
  }

  async key(id: string, key: string): Promise<void> {
    await this.pane.get(`[data-version="${id}"]`).trigger('keydown', { key })
    await flushPromises()
  }
}

export const dialog = () => document.querySelector<HTMLElement>('[aria-modal=true]')

/** A dialog that has just appeared takes no answer yet. */
export async function answer(action: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(400)
  dialog()?.querySelector<HTMLElement>(`[data-action=${action}]`)?.click()
  await flushPromises()
}
