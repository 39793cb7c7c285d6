// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { mockUpVersions, versionRow, versionsInfo } from '../../../renderer/fake-versions.ts'
import { callsOf } from '../browser/mount-files.ts'
import { answer, dialog, PaneWorld } from './pane-world.ts'

let world: PaneWorld

beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => {
  world.close()
  vi.useRealTimers()
})

const texts = () => toasts.shown.map(({ text }) => text)

describe('the list of versions', () => {
  test('says who saved each, from which file, how much larger it is, and which one is current', async () => {
    world = await PaneWorld.show(versionsInfo())
    expect(world.item('v5').text()).toContain('This computer')
    expect(world.item('v5').text()).toContain('from Forecast Nov final.xlsx')
    expect(world.item('v5').text()).toContain('+307 KB')
    expect(world.item('v5').text()).toContain('Current')
    expect(world.item('v4').text()).toContain('You, in another place')
    expect(world.item('v3').text()).toContain('Ben')
    expect(world.item('v1').text()).toContain('first')
    expect(world.pane.text()).toContain('5 of 10 versions kept')
    expect(world.pane.findAll('[aria-current=true]')).toHaveLength(1)
  })

  test('names what the next replace drops', async () => {
    const versions = mockUpVersions.map((one) => ({ ...one, goesNext: one.id === 'v1' }))
    world = await PaneWorld.show(versionsInfo({ kept: 5, versions }))
    expect(world.item('v1').text()).toContain('Next to go')
    expect(world.pane.get('footer').text()).toContain('The next replace drops the version from 14 Nov')
  })

  test('says where it is too late to undo, and who made it so', async () => {
    world = await PaneWorld.show(
      versionsInfo({ current: 'v3', tooLate: { version: 'v1', why: 'overtaken' } }),
    )
    expect(world.item('v1').text()).toContain('Too late to undo: Ben saved a newer version.')
  })

  test('says that the server keeps none, and what that means for a replace', async () => {
    world = await PaneWorld.show(
      versionsInfo({ kept: null, undoable: 'no', versions: mockUpVersions.slice(0, 1) }),
    )
    expect(world.pane.text()).toContain('The server keeps no older versions of this file')
    expect(world.pane.text()).toContain('What is replaced is lost for good.')
  })

  test('shows a hundred at a time', async () => {
    const many = Array.from({ length: 150 }, (_, at) => versionRow(`n${at}`, 1, drawnAt, { kind: 'unknown' }))
    world = await PaneWorld.show(versionsInfo({ kept: 0, versions: many }))
    expect(world.pane.findAll('[data-version]')).toHaveLength(100)
    await world.pane
      .findAll('button')
      .find((one) => one.text() === 'Show 50 older versions')
      ?.trigger('click')
    expect(world.pane.findAll('[data-version]')).toHaveLength(150)
  })

  test('has one stop for Tab; arrows, Home and End go through it', async () => {
    world = await PaneWorld.show(versionsInfo())
    const face = (id: string) => world.pane.get<HTMLElement>(`[data-version="${id}"]`)
    expect(document.activeElement).toBe(face('v5').element)
    await face('v5').trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(face('v4').element)
    await face('v4').trigger('keydown', { key: 'End' })
    expect(document.activeElement).toBe(face('v1').element)
    expect(world.pane.findAll('[data-version]').map((one) => one.attributes('tabindex'))).toEqual([
      '-1',
      '-1',
      '-1',
      '-1',
      '0',
    ])
  })
})

describe('restoring', () => {
  test('names the version that was current on screen, and offers the way back', async () => {
    world = await PaneWorld.show(versionsInfo())
    await world.press('v3', 'Restore')
    expect(callsOf(world.fake, 'versions.restore')).toMatchObject([{ version: 'v3', over: 'v5' }])
    expect(texts()).toEqual(['“Q4 forecast.xlsx” is back to Ben’s version of yesterday 16:05'])
    expect(world.item('v3').text()).toContain('Current')
    toasts.shown[0]?.action?.run()
    await flushPromises()
    expect(callsOf(world.fake, 'versions.undo')).toMatchObject([{ change: 'change' }])
    expect(world.item('v5').text()).toContain('Current')
  })

  test('shows the way forth again on what is current then, also if the folder changes while it looks', async () => {
    const change = { id: 'change', to: null }
    const before = versionsInfo({ undo: change })
    const after = versionsInfo({ current: 'v4', redo: change })
    const looks: ((info: typeof after) => void)[] = []
    let isUndone = false
    world = await PaneWorld.show(before, {
      list: () => {
        if (!isUndone) return ok(before)
        return new Promise((resolve) => looks.push((value) => resolve({ ok: true, value })))
      },
      undo: () => {
        isUndone = true
        return ok({ to: 'version', version: after.row.version, covered: null })
      },
    })
    await world.press('v5', 'Undo')
    world.fake.emit('onFolderChanged', {
      account: before.row.file.account,
      uri: 'cloudreve://my/Finance/2026',
    })
    await flushPromises()
    looks[0]?.(after)
    await flushPromises()
    looks[1]?.(after)
    await flushPromises()
    expect(world.item('v4').text()).toContain('Redo')
  })

  test('asks again, with what is there now, where somebody has saved since', async () => {
    let now = versionsInfo()
    const newer = versionRow('v6', 9, drawnAt, { kind: 'user', id: 'eva', name: 'Eva' })
    world = await PaneWorld.show(now, {
      list: () => ok(now),
      restore: ({ version, over }) => {
        const current = mockUpVersions.find(({ id }) => id === version)
        if (over !== now.current || !current) return fails('conflict', { name: 'Q4 forecast.xlsx' })
        return ok({ current, covered: null, change: 'change' })
      },
    })
    now = versionsInfo({ versions: [newer, ...mockUpVersions] })
    await world.press('v3', 'Restore')
    expect(dialog()?.textContent).toContain('Eva saved a newer version after the ones you saw')
    expect(texts()).toEqual([])
    await answer('restore')
    expect(callsOf(world.fake, 'versions.restore')).toMatchObject([
      { over: 'v5' },
      { version: 'v3', over: 'v6' },
    ])
    expect(dialog()).toBeNull()
    expect(texts()).toHaveLength(1)
  })

  test('does nothing if the question is dismissed', async () => {
    world = await PaneWorld.show(versionsInfo(), { restore: () => fails('conflict', { name: 'x' }) })
    await world.press('v3', 'Restore')
    await answer('cancel')
    expect(callsOf(world.fake, 'versions.restore')).toHaveLength(1)
    expect(dialog()).toBeNull()
  })
})

describe('deleting', () => {
  test('asks first, names the version and says that it is for good', async () => {
    world = await PaneWorld.show(versionsInfo())
    await world.key('v2', 'Delete')
    expect(dialog()?.textContent).toContain('Delete the version from 20 Nov, 11:30?')
    expect(dialog()?.textContent).toContain('It cannot be brought back')
    expect(dialog()?.getAttribute('role')).toBe('alertdialog')
    expect(callsOf(world.fake, 'versions.remove')).toEqual([])
    await answer('remove')
    expect(callsOf(world.fake, 'versions.remove')).toMatchObject([{ version: 'v2', over: 'v5' }])
    expect(world.pane.find('[data-version="v2"]').exists()).toBe(false)
  })

  test('the current version cannot be deleted', async () => {
    world = await PaneWorld.show(versionsInfo())
    await world.key('v5', 'Delete')
    expect(dialog()).toBeNull()
  })

  test('is asked again where the file has changed meanwhile', async () => {
    let now = versionsInfo()
    const newer = versionRow('v6', 9, drawnAt, { kind: 'me-elsewhere' })
    world = await PaneWorld.show(now, {
      list: () => ok(now),
      remove: ({ over }) => (over === now.current ? ok(null) : fails('conflict', { name: 'x' })),
    })
    await world.key('v2', 'Delete')
    now = versionsInfo({ versions: [newer, ...mockUpVersions] })
    await answer('remove')
    expect(dialog()?.textContent).toContain(
      'has changed meanwhile: you, in another place saved a newer version',
    )
    await answer('remove')
    expect(callsOf(world.fake, 'versions.remove')).toMatchObject([{ over: 'v5' }, { over: 'v6' }])
    expect(dialog()).toBeNull()
  })
})
