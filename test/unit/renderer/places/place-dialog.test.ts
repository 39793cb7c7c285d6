// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PlaceDialog } from '../../../../src/renderer/features/places/index.ts'
import type { Failure, FolderPage, Row } from '../../../../src/shared/ipc/contract.ts'
import { ana, fileRow, folderPage } from '../../../renderer/fake-data.ts'
import { createFake, fails, failure, ok, type Fake } from '../../../renderer/fake-api.ts'
import { mountPage } from '../../../renderer/mount.ts'

const account = { instance: ana.instance, user: ana.user }
const start = 'cloudreve://my/Finance'
let page: VueWrapper
let fake: Fake

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400)
})
afterEach(() => {
  page.unmount()
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function folderRow(uri: string, name: string): Row {
  const {
    size: _size,
    version: _version,
    canReplace: _r,
    canDownload: _d,
    uploading: _u,
    ...entry
  } = fileRow(name, 0, 0, { file: { account, id: `id of ${name}`, uri: `${uri}/${name}` } })
  return { ...entry, type: 'folder', canUploadInto: true }
}

function pageOf(uri: string, names: readonly string[], over: Partial<FolderPage> = {}): FolderPage {
  const file = { account, id: `id of ${uri}`, uri }
  return {
    folder: { ...folderPage.folder, file, canUploadInto: true },
    rows: names.map((name) => folderRow(uri, name)),
    nextToken: null,
    ...over,
  }
}

interface Options {
  list?: NonNullable<Parameters<typeof createFake>[0]>['browse'] extends infer B
    ? B extends { list?: infer L }
      ? L
      : never
    : never
  failure?: Failure | null
}

async function open({ list, failure: last = null }: Options = {}) {
  fake = createFake({
    browse: {
      list: list ?? (({ uri }) => ok(pageOf(uri, uri === start ? ['Archive', 'Bills', 'Tax'] : []))),
    },
  })
  const chosen: unknown[] = []
  page = mountPage(PlaceDialog, {
    fake,
    props: {
      account,
      start,
      name: 'report.pdf',
      busy: false,
      failure: last,
      onChoose: (place: unknown) => chosen.push(place),
    },
  })
  await flushPromises()
  await vi.advanceTimersByTimeAsync(300)
  return chosen
}

const listed = () =>
  fake.calls.filter(({ name }) => name === 'browse.list').map(({ input }) => (input as { uri: string }).uri)
const options = () => [...document.querySelectorAll('[role=option]')].map((one) => one.textContent.trim())
const active = () => document.querySelector('[role=option][aria-selected=true]')?.textContent.trim()
const body = () => document.querySelector('.ui-dialog')?.textContent ?? ''
const field = () => document.querySelector<HTMLInputElement>('.ui-dialog input')
const save = () => document.querySelector<HTMLButtonElement>('[data-action=save]')

async function key(name: string, over: KeyboardEventInit = {}): Promise<void> {
  const target = document.querySelector('[role=listbox]')
  target?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...over }))
  await flushPromises()
}

async function type(name: string): Promise<void> {
  const input = field()
  if (!input) throw new Error('no field')
  input.value = name
  input.dispatchEvent(new Event('input'))
  await flushPromises()
}

describe('choosing a place', () => {
  test('shows the folders of the place to begin with, with the name of the file', async () => {
    await open()
    expect(options()).toEqual(['Archive', 'Bills', 'Tax'])
    expect(field()?.value).toBe('report.pdf')
  })

  test('goes by arrows and letters, into a folder with Enter and up with Backspace', async () => {
    await open()
    await key('ArrowDown')
    expect(active()).toBe('Bills')
    await key('t')
    expect(active()).toBe('Tax')
    await key('Enter')
    expect(listed().at(-1)).toBe(`${start}/Tax`)
    expect(body()).toContain('No folders here')
    await key('Backspace')
    expect(listed().at(-1)).toBe(start)
    await key('ArrowUp', { altKey: true })
    expect(listed().at(-1)).toBe('cloudreve://my')
    await key('Backspace')
    expect(listed()).toHaveLength(4)
  })

  test('gives the folder that is open and the name', async () => {
    const chosen = await open()
    await key('Enter')
    await type('other.pdf')
    save()?.click()
    const uri = `${start}/Archive`
    expect(chosen).toEqual([{ folder: { account, id: `id of ${uri}`, uri }, name: 'other.pdf' }])
  })

  test('takes no name that no server would take, and no empty one', async () => {
    const chosen = await open()
    await type('a/b.pdf')
    expect(save()?.disabled).toBe(true)
    await type(' ')
    expect(save()?.disabled).toBe(true)
    expect(chosen).toEqual([])
  })

  test('says why the last choice was not taken', async () => {
    await open({ failure: failure('unreachable', { host: 'cloud.example.org' }) })
    expect(body()).toContain('No answer from cloud.example.org.')
  })

  test('begins with the nearest folder that is there', async () => {
    await open({
      list: ({ uri }) => (uri === start ? fails('not-found', { uri }) : ok(pageOf(uri, ['Finance 2']))),
    })
    expect(listed()).toEqual([start, 'cloudreve://my'])
    expect(options()).toEqual(['Finance 2'])
  })

  test('says so where nothing may be added, and saves nothing there', async () => {
    await open({
      list: ({ uri }) =>
        ok(pageOf(uri, ['Archive'], { folder: { ...folderPage.folder, canUploadInto: false } })),
    })
    expect(body()).toContain('You may not add files to this folder.')
    expect(save()?.disabled).toBe(true)
  })

  test('says what went wrong, and tries again', async () => {
    let isDown = true
    await open({
      list: ({ uri }) =>
        isDown ? fails('unreachable', { host: 'cloud.example.org' }) : ok(pageOf(uri, ['Archive'])),
    })
    expect(body()).toContain('No answer from cloud.example.org.')
    isDown = false
    ;[...document.querySelectorAll<HTMLButtonElement>('.over button')].at(0)?.click()
    await flushPromises()
    expect(options()).toEqual(['Archive'])
  })

  test('reads on until the files begin, and draws no more than is seen', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => `Folder ${at}`)
    await open({
      list: ({ uri, pageToken }) => {
        const at = Number(pageToken ?? 0)
        const rows = many.slice(at, at + 1000).map((name) => folderRow(uri, name))
        return ok(pageOf(uri, [], { rows, nextToken: at < 2000 ? String(at + 1000) : null }))
      },
    })
    expect(listed()).toHaveLength(3)
    expect(document.querySelector('[role=option]')?.getAttribute('aria-setsize')).toBe('3000')
    expect(options().length).toBeLessThan(60)
  })
})
