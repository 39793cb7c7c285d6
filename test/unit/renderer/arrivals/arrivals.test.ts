// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import App from '../../../../src/renderer/app/App.vue'
import { useNavigation } from '../../../../src/renderer/app/navigation.ts'
import { useAccounts } from '../../../../src/renderer/features/accounts/accounts-store.ts'
import { useSettings } from '../../../../src/renderer/features/settings/settings-store.ts'
import { useBrowser } from '../../../../src/renderer/stores/browser.ts'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { AccountInfo, Arrival, LocalRef } from '../../../../src/shared/ipc/contract.ts'
import { createFake, ok, type Fake } from '../../../renderer/fake-api.ts'
import { ana, ben } from '../../../renderer/fake-data.ts'
import { mountPage } from '../../../renderer/mount.ts'

let page: VueWrapper
let fake: Fake
let waiting: Arrival[] = []

async function open(accounts: readonly AccountInfo[], ...first: Arrival[]): Promise<void> {
  vi.useFakeTimers({ toFake: ['performance'] })
  waiting = first
  const overrides = {
    app: { arrivals: () => ok(waiting.splice(0)) },
    transfers: { pick: () => ok([ref('new.xlsx')]) },
  }
  fake = createFake(overrides, accounts)
  page = mountPage(App, { fake })
  await Promise.all([useSettings().load(), useAccounts().load()])
  await flushPromises()
}

async function arrive(arrival: Arrival): Promise<void> {
  waiting.push(arrival)
  fake.emit('onArrival', null)
  await flushPromises()
}

afterEach(() => {
  page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  vi.useRealTimers()
})

const ref = (name: string): LocalRef => ({
  ...{ id: name, name, size: 1, kind: 'file' },
  ...{ modifiedAt: 0, problem: null },
})
const dialog = () => document.querySelector('[role=dialog]')
const uploads = () => fake.calls.filter(({ name }) => name === 'transfers.upload')
const key = { instance: ben.instance, user: ben.user }

async function answer(label: string): Promise<void> {
  // What has just appeared does not take clicks meant for something else.
  vi.advanceTimersByTime(1_000)
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === label)
  button?.click()
  await flushPromises()
}

it('files that came before the page was there are asked about, and sent only by a click', async () => {
  await open([ana], { kind: 'files', refs: [ref('a.txt'), ref('<b>.txt')] })
  expect(dialog()?.textContent).toContain('Upload 2 items?')
  expect(dialog()?.textContent).toContain('<b>.txt')
  expect(uploads()).toEqual([])
  await answer('Cancel')
  expect(dialog()).toBeNull()
  expect(uploads()).toEqual([])
  await arrive({ kind: 'files', refs: [ref('c.txt')] })
  await answer('Upload here')
  expect(uploads()).toMatchObject([{ input: { refs: ['c.txt'] } }])
})

it('files wait for a sign-in', async () => {
  await open([], { kind: 'files', refs: [ref('a.txt')] })
  expect(dialog()).toBeNull()
  expect(document.body.textContent).toContain('Sign in first')
  useAccounts().signedIn(ana)
  await flushPromises()
  expect(dialog()?.textContent).toContain('Upload “a.txt”?')
})

it('a place is shown in its account, with what is named selected', async () => {
  await open([ana, ben])
  useNavigation().go('settings')
  await arrive({ kind: 'place', account: key, folder: 'cloudreve://my/Finance', name: 'Q4.xlsx' })
  expect(useAccounts().current).toMatchObject(key)
  expect(useNavigation().page).toBe('files')
  expect(useBrowser().uri).toBe('cloudreve://my/Finance')
})

it('an address is typed into the sign-in, and nobody is asked for it', async () => {
  await open([ana])
  await arrive({ kind: 'sign-in', address: 'https://other.example' })
  expect(page.find<HTMLInputElement>('input[type=url]').element.value).toBe('https://other.example')
  expect(fake.calls.filter(({ name }) => name === 'accounts.probe')).toEqual([])
})

it('the pages that tray and notifications open stay open when they are asked for twice', async () => {
  await open([ana])
  for (const at of ['decisions', 'settings'] as const) {
    await arrive({ kind: 'page', page: at })
    expect(useNavigation().page).toBe(at)
  }
  await arrive({ kind: 'page', page: 'transfers' })
  await arrive({ kind: 'page', page: 'transfers' })
  expect(useNavigation().transfersOpen).toBe(true)
})

it('a link that is none of ours says so', async () => {
  await open([ana])
  await arrive({ kind: 'bad-link' })
  expect(toasts.shown.map(({ text }) => text)).toEqual([
    'Redrop does not understand this link. Nothing was done.',
  ])
})

const sent = () => fake.calls.filter(({ name }) => /^transfers\.(replace|pick)|quickSave\.save/.test(name))
const replaceLink: Arrival = {
  ...{ kind: 'replace', account: key, host: 'ben.example.org' },
  file: { account: key, id: 'f1', uri: 'cloudreve://my/Finance/Q4.xlsx' },
  base: { id: 'v1', size: 2048, createdAt: 0, origin: { kind: 'unknown' } },
}

it('a link that asks for another content is asked about, with server and place, before a file is chosen', async () => {
  await open([ana, ben])
  await arrive(replaceLink)
  expect(useBrowser().uri).toBe('cloudreve://my/Finance')
  expect(dialog()?.textContent).toContain('Replace “Q4.xlsx”?')
  expect(dialog()?.textContent).toContain('ben.example.org')
  expect(dialog()?.textContent).toContain('My files / Finance')
  await answer('Cancel')
  expect(dialog()).toBeNull()
  expect(sent()).toEqual([])
  await arrive(replaceLink)
  await answer('Choose a file…')
  expect(sent()[0]).toMatchObject({ name: 'transfers.pick', input: { what: 'file' } })
  expect(sent()[1]).toMatchObject({
    name: 'transfers.replace',
    input: { file: { id: 'f1' }, base: { id: 'v1' } },
  })
})

it('a link that names a folder for the clipboard saves what is shown, after a click', async () => {
  const folder = { account: key, id: 'folder-finance', uri: 'cloudreve://my/Finance' }
  await open([ana, ben])
  await arrive({ kind: 'quick-save', account: key, host: 'ben.example.org', folder })
  expect(dialog()?.textContent).toContain('Call the printer about the price list')
  expect(dialog()?.textContent).toContain('My files / Finance')
  expect(sent()).toEqual([])
  await answer('Save')
  expect(sent()).toMatchObject([{ name: 'quickSave.save', input: { token: 'clipboard-1', folder } }])
  expect(dialog()).toBeNull()
})

it('what another window of Redrop cannot show is shown here: a plan, and how targets are pinned', async () => {
  await open([ana])
  useNavigation().go('settings')
  const folder = { account: key, id: 'folder', uri: 'cloudreve://my/Inbox' }
  await arrive({ kind: 'plan', refs: ['a', 'b'], folder, keepBoth: false })
  expect(useNavigation().page).toBe('files')
  const made = fake.calls.filter(({ name }) => name === 'plans.make').map(({ input }) => input)
  expect(made).toEqual([{ refs: ['a', 'b'], folder, keepBoth: false }])
  await arrive({ kind: 'pin' })
  expect(toasts.shown.map(({ key: about }) => about)).toContain('pin-hint')
})
