// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { FileRow, FolderPage } from '../../../../src/shared/ipc/contract.ts'
import { createFake, fails, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { ana, fileRow, folderPage, folderUri, versionOf } from '../../../renderer/fake-data.ts'
import { fakePlans, planRows } from '../../../renderer/fake-plans.ts'
import { callsOf, drag, mountFiles, rowOf } from './mount-files.ts'

const forecast = '[data-row="id of Q4 forecast.xlsx"]'
const over = ['dragenter', 'dragover']
const dropped = [...over, 'drop']
let page: VueWrapper

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function open(overrides: Overrides = {}): Promise<Fake> {
  const fake = createFake(overrides)
  page = await mountFiles(fake)
  return fake
}

function forecastAt(version: string): FileRow {
  return fileRow('Q4 forecast.xlsx', 1, 0, { version: versionOf(version, 1, 0) })
}

function pageWith(row: FileRow): FolderPage {
  return { ...folderPage, rows: folderPage.rows.map((one) => (one.name === row.name ? row : one)) }
}

describe('dropping on a file', () => {
  test('replaces it, based on the version that its row has shown', async () => {
    const fake = await open()
    await drag(page, forecast, ['Forecast.xlsx'], dropped)
    const [call] = callsOf(fake, 'transfers.replace')
    expect(call).toMatchObject({
      ref: 'local-0',
      file: { id: 'id of Q4 forecast.xlsx' },
      base: { id: 'version of Q4 forecast.xlsx' },
    })
    expect(callsOf(fake, 'transfers.upload')).toEqual([])
  })

  test('is based on the version from before where the row has changed within the last two seconds', async () => {
    let shown = forecastAt('one')
    const fake = await open({ browse: { list: () => ok(pageWith(shown)) } })
    shown = forecastAt('two')
    await page.get('[aria-label="Reload"]').trigger('click')
    await flushPromises()
    vi.advanceTimersByTime(1_900)
    await drag(page, forecast, ['a'], dropped)
    vi.advanceTimersByTime(200)
    await drag(page, forecast, ['a'], dropped)
    const bases = callsOf(fake, 'transfers.replace').map((call) => (call as { base: { id: string } }).base.id)
    expect(bases).toEqual(['version of one', 'version of two'])
  })

  test('keeps the version from when the drag came to the row, however long it stays', async () => {
    let shown = forecastAt('one')
    const fake = await open({ browse: { list: () => ok(pageWith(shown)) } })
    await drag(page, forecast, ['a'], over)
    shown = forecastAt('two')
    fake.emit('onFolderChanged', { account: ana, uri: 'cloudreve://my' })
    vi.advanceTimersByTime(10_000)
    await flushPromises()
    await drag(page, forecast, ['a'], ['dragover', 'drop'])
    expect(callsOf(fake, 'transfers.replace')).toMatchObject([{ base: { id: 'version of one' } }])
    expect(callsOf(fake, 'browse.list')).toHaveLength(2)
  })

  test('says after a moment whose version it is and that it can be brought back', async () => {
    const fake = await open({
      browse: {
        details: ({ file }) => {
          const row = fileRow('Q4 forecast.xlsx', 1, Date.now(), { file })
          const current = { ...row.version, origin: { kind: 'user', id: 'ben', name: 'Ben' } as const }
          return ok({ row, current, versions: [], kept: 10, undoable: 'version' })
        },
      },
    })
    await drag(page, forecast, ['a'], over)
    expect(rowOf(page, 'Q4 forecast.xlsx').text()).toContain('Drop to replace')
    expect(callsOf(fake, 'browse.details')).toEqual([])
    vi.advanceTimersByTime(120)
    await flushPromises()
    expect(rowOf(page, 'Q4 forecast.xlsx').text()).toMatch(/Ben’s version from \d\d:\d\d stays in Versions/)
    await drag(page, '[data-row="id of Receipts"]', ['a'], over)
    await drag(page, forecast, ['a'], over)
    expect(rowOf(page, 'Q4 forecast.xlsx').text()).toContain('Ben’s version')
    vi.advanceTimersByTime(500)
    expect(callsOf(fake, 'browse.details')).toHaveLength(1)
  })

  test('is refused with several files, with the reason on the row, and sends nothing', async () => {
    const fake = await open()
    await drag(page, forecast, ['a', 'b'], over)
    expect(rowOf(page, 'Q4 forecast.xlsx').text()).toContain('One file replaces one file')
    await drag(page, forecast, ['a', 'b'], ['drop'])
    expect(callsOf(fake, 'transfers.registerDropped')).toEqual([])
  })

  test('is refused where the file may only be looked at', async () => {
    const locked = { ...forecastAt('one'), canReplace: false }
    const fake = await open({ browse: { list: () => ok(pageWith(locked)) } })
    await drag(page, forecast, ['a'], dropped)
    expect(callsOf(fake, 'transfers.replace')).toEqual([])
    await drag(page, '[data-row="id of Receipts"]', ['a'], over)
    expect(rowOf(page, 'Q4 forecast.xlsx').text()).toContain('View only')
  })

  test('is refused after the drop where it turns out to be a folder', async () => {
    const folder = {
      id: 'local-0',
      name: 'Photos',
      size: 0,
      modifiedAt: 0,
      kind: 'folder',
      problem: null,
    } as const
    const fake = await open({ transfers: { registerDropped: () => ok([folder]) } })
    await drag(page, forecast, ['Photos'], dropped)
    expect(callsOf(fake, 'transfers.replace')).toEqual([])
    expect(toasts.shown[0]?.text).toContain('“Photos” is a folder')
  })
})

describe('dropping elsewhere', () => {
  test('on a folder puts the files into it', async () => {
    const fake = await open()
    await drag(page, '[data-row="id of Receipts"]', ['a'], dropped)
    expect(callsOf(fake, 'transfers.upload')).toMatchObject([
      { refs: ['local-0'], folder: { id: 'id of Receipts' } },
    ])
  })

  test('several on a folder are planned first, and start at once where all are new', async () => {
    const fake = await open()
    await drag(page, '[data-row="id of Receipts"]', ['a', 'b'], dropped)
    expect(callsOf(fake, 'plans.make')).toMatchObject([
      { refs: ['local-0', 'local-1'], folder: { id: 'id of Receipts' }, keepBoth: false },
    ])
    expect(callsOf(fake, 'plans.start')).toEqual([{ plan: 'plan-1' }])
    expect(callsOf(fake, 'transfers.upload')).toEqual([])
  })

  test('several wait to be looked at where not all are new', async () => {
    const fake = await open({ plans: fakePlans(planRows) })
    await drag(page, '[data-row="id of Receipts"]', ['a', 'b'], dropped)
    expect(callsOf(fake, 'plans.ready')).toHaveLength(1)
    expect(callsOf(fake, 'plans.start')).toEqual([])
  })

  test('a local folder is planned, with Alt so that nothing is replaced', async () => {
    const folder = { id: 'f', name: 'Trip', size: 0, modifiedAt: 0, kind: 'folder', problem: null } as const
    const fake = await open({ transfers: { registerDropped: () => ok([folder]) } })
    await drag(page, '[role="grid"]', ['Trip'], dropped)
    await drag(page, '[role="grid"]', ['Trip'], dropped, true)
    expect(callsOf(fake, 'plans.make')).toMatchObject([
      { refs: ['f'], keepBoth: false },
      { refs: ['f'], keepBoth: true },
    ])
  })

  test('a plan that cannot be read says why', async () => {
    const plans = { ...fakePlans(), make: () => fails('unreachable', { host: 'cloud.example.org' }) }
    await open({ plans })
    await drag(page, '[role="grid"]', ['a', 'b'], dropped)
    expect(toasts.shown[0]?.text).toContain('cloud.example.org')
  })

  test('on empty space puts the files here', async () => {
    const fake = await open()
    await drag(page, '[role="grid"]', ['a'], dropped)
    expect(callsOf(fake, 'transfers.upload')).toMatchObject([{ folder: { id: 'id of 2026' } }])
  })

  test('on a folder of the path puts the files there', async () => {
    const fake = await open()
    await rowOf(page, 'Receipts').trigger('dblclick')
    await flushPromises()
    await drag(page, '[data-crumb="cloudreve://my"]', ['a'], dropped)
    expect(callsOf(fake, 'browse.list').at(-1)).toMatchObject({ uri: 'cloudreve://my' })
    expect(callsOf(fake, 'transfers.upload')).toHaveLength(1)
  })

  test('tells what could not be sent', async () => {
    const error = { code: 'local-unreadable', params: { path: 'a' } } as const
    const ref = { id: 'r', name: 'a.txt', size: 1, modifiedAt: 0, kind: 'file', problem: error } as const
    const fake = await open({ transfers: { registerDropped: () => ok([ref]) } })
    await drag(page, '[role="grid"]', ['a'], dropped)
    expect(callsOf(fake, 'transfers.upload')).toEqual([])
    expect(toasts.shown[0]?.text).toContain('“a.txt” was not sent')
  })

  test('a folder opens under files that rest on it', async () => {
    const fake = await open()
    await drag(page, '[data-row="id of Receipts"]', ['a'], over)
    vi.advanceTimersByTime(799)
    expect(callsOf(fake, 'browse.list')).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(callsOf(fake, 'browse.list').at(-1)).toMatchObject({ uri: `${folderUri}/Receipts` })
  })

  test('text that is dragged is nobody’s business', async () => {
    const fake = await open()
    const text = { dataTransfer: { types: ['text/plain'], items: [], files: [], dropEffect: 'none' } }
    for (const type of dropped) await page.get(forecast).trigger(type, text)
    expect(page.find('.legend').exists()).toBe(false)
    expect(callsOf(fake, 'transfers.registerDropped')).toEqual([])
  })
})
