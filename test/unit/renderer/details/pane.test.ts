// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { drawnAt, fileRow, folderRow } from '../../../renderer/fake-data.ts'
import { versionsInfo } from '../../../renderer/fake-versions.ts'
import { callsOf } from '../browser/mount-files.ts'
import { forecast, PaneWorld } from './pane-world.ts'

let world: PaneWorld

beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => {
  world.close()
  vi.useRealTimers()
})

describe('the pane', () => {
  test('asks only about a file that stays selected', async () => {
    world = await PaneWorld.show(versionsInfo(), {}, [])
    expect(world.pane.text()).toContain('Nothing is selected')
    await world.pane.setProps({ rows: [fileRow('a', 1, 0)] })
    vi.advanceTimersByTime(50)
    await world.pane.setProps({ rows: [forecast] })
    await world.rest()
    expect(callsOf(world.fake, 'versions.list')).toMatchObject([{ file: { id: forecast.file.id } }])
  })

  test('looks again when the folder changes, when the list shows another version, and every ten seconds', async () => {
    world = await PaneWorld.show(versionsInfo())
    const asked = () => callsOf(world.fake, 'versions.list').length
    expect(asked()).toBe(1)
    world.fake.emit('onFolderChanged', { account: forecast.file.account, uri: 'cloudreve://my/Finance/2026' })
    await flushPromises()
    expect(asked()).toBe(2)
    world.fake.emit('onFolderChanged', { account: forecast.file.account, uri: 'cloudreve://my' })
    await flushPromises()
    expect(asked()).toBe(2)
    await world.pane.setProps({ rows: [{ ...forecast, version: { ...forecast.version, id: 'v9' } }] })
    await flushPromises()
    expect(asked()).toBe(3)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked()).toBe(4)
  })

  test('keeps what it knew when the server cannot be reached, and says as of when', async () => {
    let isDown = false
    const info = versionsInfo()
    world = await PaneWorld.show(info, {
      list: () => (isDown ? fails('unreachable', { host: 'cloud.example.org' }) : ok(info)),
    })
    isDown = true
    await vi.advanceTimersByTimeAsync(10_000)
    expect(world.pane.text()).toContain('This is as of today')
    expect(world.item('v5').text()).toContain('This computer')
  })

  test('says so when nothing could be asked, and tries again', async () => {
    let isDown = true
    const info = versionsInfo()
    world = await PaneWorld.show(info, {
      list: () => (isDown ? fails('unreachable', { host: 'cloud.example.org' }) : ok(info)),
    })
    expect(world.pane.text()).toContain('Redrop could not ask the server')
    isDown = false
    await world.pane
      .findAll('button')
      .find((one) => one.text() === 'Try now')
      ?.trigger('click')
    await flushPromises()
    expect(world.item('v5').text()).toContain('This computer')
  })

  test('sums up several rows; folders are counted, not measured', async () => {
    world = await PaneWorld.show(versionsInfo(), {}, [
      folderRow('Archive', 0),
      fileRow('a', 1024, 0),
      fileRow('b', 1024, 0),
    ])
    expect(world.pane.text()).toContain('3 items selected')
    expect(world.pane.text()).toContain('2 KB, without what is in the folders')
    expect(callsOf(world.fake, 'versions.list')).toEqual([])
  })

  test('Delete in it does not reach the list', async () => {
    world = await PaneWorld.show(versionsInfo())
    const event = new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, cancelable: true })
    world.pane.get('[role=tab]').element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
  })
})
