// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest'
import { watch } from 'vue'
import type { FolderPage, Result } from '../../../../src/shared/ipc/contract.ts'
import { createListing } from '../../../../src/renderer/stores/browser-listing.ts'
import { createFake, fails, ok, type Overrides } from '../../../renderer/fake-api.ts'
import { ana, fileRow, folderPage, versionOf } from '../../../renderer/fake-data.ts'
import { useFake } from './use-fake.ts'

const place = { account: ana, uri: 'cloudreve://my/One' }
const other = { account: ana, uri: 'cloudreve://my/Two' }
type List = NonNullable<NonNullable<Overrides['browse']>['list']>

function pageOf(names: readonly string[], nextToken: string | null = null): FolderPage {
  return { ...folderPage, rows: names.map((name) => fileRow(name, 1, 0)), nextToken }
}

function listingOn(list: List) {
  const fake = createFake({ browse: { list } })
  useFake(fake)
  const listing = createListing()
  return { listing, fake, names: () => listing.rows.value.map(({ name }) => name) }
}

/** Answers when the test says so. */
function delayed() {
  const asked: { uri: string; answer: (page: FolderPage) => void }[] = []
  const list: List = ({ uri }) =>
    new Promise<Result<FolderPage>>((resolve) => {
      asked.push({ uri, answer: (value) => resolve({ ok: true, value }) })
    })
  return { asked, list }
}

describe('the rows of a folder', () => {
  test('an answer for a folder that is no longer shown is dropped', async () => {
    const { asked, list } = delayed()
    const { listing, names } = listingOn(list)
    const first = listing.open(place)
    const second = listing.open(other)
    asked[1]?.answer(pageOf(['two']))
    await second
    asked[0]?.answer(pageOf(['one']))
    await first
    expect(names()).toEqual(['two'])
    expect(listing.place.value).toBe(other)
  })

  test('an answer in the order from before is dropped', async () => {
    const { asked, list } = delayed()
    const { listing, names } = listingOn(list)
    const first = listing.open(place)
    const sorted = listing.sort({ by: 'name', direction: 'asc' })
    asked[1]?.answer(pageOf(['by name']))
    await sorted
    asked[0]?.answer(pageOf(['by date']))
    await first
    expect(names()).toEqual(['by name'])
  })

  test('the server sorts', async () => {
    const { listing, fake } = listingOn(() => ok(pageOf(['a'])))
    await listing.open(place)
    await listing.sort({ by: 'size', direction: 'asc' })
    expect(fake.calls.at(-1)?.input).toMatchObject({ orderBy: 'size', direction: 'asc', pageToken: null })
  })

  test('further pages come one by one; what stands on two of them is there once', async () => {
    const pages: Record<string, FolderPage> = {
      first: pageOf(['a', 'b'], 'second'),
      second: pageOf(['b', 'c']),
    }
    const { listing, names } = listingOn(({ pageToken }) => ok(pages[pageToken ?? 'first'] ?? pageOf([])))
    await listing.open(place)
    expect(names()).toEqual(['a', 'b'])
    expect(listing.complete.value).toBe(false)
    await listing.loadMore()
    expect(names()).toEqual(['a', 'b', 'c'])
    expect(listing.complete.value).toBe(true)
  })

  test('all that are left come together, each once; what has come when a page fails is kept', async () => {
    const pages: Record<string, FolderPage> = {
      first: pageOf(['a'], 'second'),
      second: pageOf(['a', 'b', 'c'], 'third'),
      third: pageOf(['c', 'd'], 'fourth'),
    }
    const { listing, names } = listingOn(({ pageToken }) => {
      const found = pages[pageToken ?? 'first']
      return found ? ok(found) : fails('connection-lost', { host: 'h' })
    })
    await listing.open(place)
    const shown = vi.fn()
    watch(listing.rows, shown, { flush: 'sync' })
    await listing.loadMore(true)
    expect(names()).toEqual(['a', 'b', 'c', 'd'])
    expect(shown).toHaveBeenCalledTimes(1)
    expect(listing.failure.value?.code).toBe('connection-lost')
    expect(listing.complete.value).toBe(false)
  })

  test('reloading brings as many pages as there were, all at once', async () => {
    let round = 'x'
    const { listing, names } = listingOn(({ pageToken }) =>
      ok(pageToken ? pageOf([`${round}2`]) : pageOf([`${round}1`], 'next')),
    )
    await listing.open(place)
    await listing.loadMore()
    round = 'y'
    await listing.reload()
    expect(names()).toEqual(['y1', 'y2'])
  })

  test('a list that cannot be had again stays, with what went wrong beside it', async () => {
    let answers = 0
    const { listing, names } = listingOn(() =>
      answers++ === 0 ? ok(pageOf(['a'])) : fails('unreachable', { host: 'cloud.example.org' }),
    )
    await listing.open(place)
    await listing.reload()
    expect(names()).toEqual(['a'])
    expect(listing.failure.value?.code).toBe('unreachable')
    expect(listing.loading.value).toBe(false)
  })

  test('rows stay where they are while files are over them, and are fetched again afterwards', async () => {
    let name = 'before'
    const { listing, names, fake } = listingOn(() => ok(pageOf([name])))
    await listing.open(place)
    listing.hold()
    name = 'after'
    await listing.reload()
    expect(names()).toEqual(['before'])
    expect(fake.calls).toHaveLength(1)
    await listing.release()
    expect(names()).toEqual(['after'])
  })

  test('an answer that comes while files are over the rows changes none of them', async () => {
    const { asked, list } = delayed()
    const { listing, names } = listingOn(list)
    const opened = listing.open(place)
    asked[0]?.answer(pageOf(['before']))
    await opened
    const reloaded = listing.reload()
    listing.hold()
    asked[1]?.answer(pageOf(['after']))
    await reloaded
    expect(names()).toEqual(['before'])
    const released = listing.release()
    asked[2]?.answer(pageOf(['after']))
    await released
    expect(names()).toEqual(['after'])
  })

  test('a row that has just changed keeps the version that could be read', async () => {
    let version = 'one'
    const { listing } = listingOn(() =>
      ok({ ...pageOf([]), rows: [fileRow('a', 1, 0, { version: versionOf(version, 1, 0) })] }),
    )
    await listing.open(place)
    version = 'two'
    await listing.reload()
    const [row] = listing.rows.value
    expect(row?.type === 'file' && row.version.id).toBe('version of two')
    expect(row?.type === 'file' && listing.baseOf(row).id).toBe('version of one')
  })
})
