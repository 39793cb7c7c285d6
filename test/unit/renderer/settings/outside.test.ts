// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import OutsideGroup from '../../../../src/renderer/features/settings/OutsideGroup.vue'
import { createFake, fails, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { mountPage } from '../../../renderer/mount.ts'

let page: VueWrapper
let fake: Fake

async function open(
  overrides: Overrides = {},
  platform: 'linux' | 'windows' | 'mac' = 'linux',
): Promise<void> {
  fake = createFake(overrides)
  page = mountPage(OutsideGroup, { fake, platform })
  await flushPromises()
}
const toggle = () => page.get('[role=switch]')
const asked = () => fake.calls.filter(({ name }) => name === 'outside.set').map(({ input }) => input)

afterEach(() => page.unmount())

it('Redrop is put into the menu and taken out again', async () => {
  await open()
  expect(toggle().attributes('aria-checked')).toBe('false')
  for (const on of [true, false]) {
    await toggle().trigger('click')
    await flushPromises()
    expect(toggle().attributes('aria-checked')).toBe(String(on))
  }
  expect(asked()).toEqual([{ on: true }, { on: false }])
})

it('what is there is shown, and where it is on this system', async () => {
  await open({ outside: { get: () => ok({ on: true }) } }, 'windows')
  expect(toggle().attributes('aria-checked')).toBe('true')
  expect(page.text()).toContain('In Explorer below “Send to”.')
})

it('what went wrong is said, and the switch stays as it was', async () => {
  await open({ outside: { set: () => fails('local-unreadable') } })
  await toggle().trigger('click')
  await flushPromises()
  expect(page.get('[role=alert]').text()).not.toBe('')
  expect(toggle().attributes('aria-checked')).toBe('false')
})
