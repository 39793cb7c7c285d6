// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { DesktopApi, LocalRef } from '../../../../src/shared/ipc/contract.ts'
import { fails, ok, type Fake } from '../../../renderer/fake-api.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { mockUpLinks } from '../../../renderer/fake-links.ts'
import { callsOf } from '../browser/mount-files.ts'
import { closeWindow, dialogText, openLinks, prepareWindow, press } from './links-world.ts'

let page: VueWrapper
beforeEach(prepareWindow)
afterEach(() => closeWindow(page))

describe('an edit that is done', () => {
  const office = mockUpLinks.filter(({ id }) => id === 'edit of Office plan.svg')
  const done = (code: 'unsent-changes' | 'still-open'): Partial<DesktopApi['links']> => ({
    done: ({ unsent }) =>
      unsent === null ? fails(code, { name: 'Office plan.svg', program: 'Vim' }) : ok({ left: [] }),
  })

  const list = () => page.get('[role=grid]')

  async function finish(over: Partial<DesktopApi['links']>): Promise<Fake> {
    const opened = await openLinks(office, over)
    page = opened.page
    await list().trigger('focus')
    await list().trigger('keydown', { key: 'Delete' })
    await flushPromises()
    return opened.fake
  }
  const primary = () => document.querySelector('.btn-primary[data-action]')?.getAttribute('data-action')
  const choose = async (action: string) => {
    vi.advanceTimersByTime(350)
    document.querySelector<HTMLButtonElement>(`[data-action=${action}]`)?.click()
    await flushPromises()
  }
  const wishes = (fake: Fake) =>
    callsOf(fake, 'links.done').map((input) => (input as { unsent: unknown }).unsent)

  test('is asked about where not all is sent: sending is the default, cancelling does nothing', async () => {
    const fake = await finish(done('unsent-changes'))
    expect(dialogText()).toContain('has changes that are not sent')
    expect(primary()).toBe('send')
    expect(document.querySelector('[data-action=discard]')?.classList).toContain('btn-danger')
    await choose('cancel')
    expect(dialogText()).toBe('')
    expect(wishes(fake)).toEqual([null])
    await list().trigger('keydown', { key: 'Delete' })
    await flushPromises()
    await choose('send')
    expect(wishes(fake)).toEqual([null, null, 'send'])
    expect(toasts.shown.at(-1)?.text).toBe('The edit of “Office plan.svg” is finished')
  })

  test('is asked about where a program has it open: keeping it is the default', async () => {
    const fake = await finish(done('still-open'))
    expect(dialogText()).toContain('still open in Vim')
    expect(primary()).toBe('cancel')
    await choose('send')
    expect(wishes(fake)).toEqual([null, 'send'])
  })

  test('says what was saved beside it', async () => {
    await finish({ done: () => ok({ left: ['notes.txt', 'a.tmp'] }) })
    expect(toasts.shown.at(-1)?.text).toContain('Left in its folder: notes.txt, a.tmp')
  })
})

describe('the dialog that links', () => {
  const picked = {
    id: 'r',
    name: 'home.html',
    size: 5,
    modifiedAt: drawnAt,
    kind: 'file',
    problem: null,
  } as const

  async function openDialog(
    picks: readonly LocalRef[],
    over: Partial<DesktopApi['links']> = {},
  ): Promise<Fake> {
    const left = [...picks]
    const pick = () => ok(left.splice(0, 1))
    const opened = await openLinks([], over, { transfers: { pick } })
    page = opened.page
    await press('Link a file…')
    return opened.fake
  }

  /** By the keyboard: its first letter and Enter. */
  async function chooseRemote(): Promise<void> {
    await press('Choose the file on the server')
    vi.advanceTimersByTime(350)
    const box = document.querySelector('[role=listbox]')
    for (const key of ['p', 'Enter']) {
      box?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      await flushPromises()
    }
    expect(document.querySelector('[role=listbox]')).toBeNull()
  }

  const linkButton = () => document.querySelector<HTMLButtonElement>('[data-action=link]')

  test('needs both files, and hands over what was shown of the one on the server', async () => {
    const fake = await openDialog([picked])
    expect(linkButton()?.disabled).toBe(true)
    await press('Choose the file on this computer')
    await chooseRemote()
    await press('Link')
    expect(callsOf(fake, 'links.add')).toMatchObject([
      {
        ref: 'r',
        mode: 'on-save',
        file: { id: 'id of Price list.csv' },
        base: { id: 'version of Price list.csv' },
      },
    ])
    expect(dialogText()).toBe('')
  })

  test('says that it takes no folder, and why a link was not made', async () => {
    await openDialog([{ ...picked, kind: 'folder' }, picked], {
      add: () => fails('link-exists', { name: 'index.html' }),
    })
    await press('Choose the file on this computer')
    expect(dialogText()).toContain('“home.html” is a folder. A link is between two files.')
    await press('Choose the file on this computer')
    expect(dialogText()).not.toContain('is a folder')
    await chooseRemote()
    await press('Link')
    expect(dialogText()).toContain('“index.html” is linked to a local file already.')
  })
})
