// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { DesktopApi, LinkInfo } from '../../../../src/shared/ipc/contract.ts'
import { fails, ok, type Fake } from '../../../renderer/fake-api.ts'
import { link, mockUpLinks } from '../../../renderer/fake-links.ts'
import { callsOf } from '../browser/mount-files.ts'
import { closeWindow, dialogText, openLinks, prepareWindow, press } from './links-world.ts'

let page: VueWrapper
beforeEach(prepareWindow)
afterEach(() => closeWindow(page))

async function open(links: readonly LinkInfo[], over: Partial<DesktopApi['links']> = {}): Promise<Fake> {
  const opened = await openLinks(links, over)
  page = opened.page
  return opened.fake
}

const rowOf = (id: string) => page.get(`[data-row="${id}"]`)
const list = () => page.get('[role=grid]')
const selected = () => page.find('[aria-selected=true]').attributes('data-row')

describe('the page of linked files', () => {
  test('says of every link where it is and how it stands', async () => {
    await open(mockUpLinks)
    expect(rowOf('link of Price list.csv').text()).toContain('Changed 1 minute ago, not sent')
    expect(rowOf('link of Price list.csv').text()).toContain('Documents / Finance')
    expect(rowOf('link of exchange-rates.json').text()).toContain('Not found on this computer')
    expect(rowOf('link of team-notes.txt').text()).toContain('Paused, changed 2 times since')
    expect(rowOf('edit of Office plan.svg').text()).toContain('Brought back after a restart')
    expect(document.querySelector('#status-start')?.textContent).toBe(
      '5 links · 2 edits · nothing is deleted on this computer',
    )
  })

  test('follows the bytes of what is being sent', async () => {
    const fake = await open(mockUpLinks)
    const id = 'transfer of Hiring plan.docx'
    fake.emit('onProgress', [{ id, sent: 40, total: 100, bytesPerSecond: 1, secondsLeft: 1 }])
    await flushPromises()
    expect(rowOf('edit of Hiring plan.docx').text()).toContain('sending 40%')
  })

  test('follows changes', async () => {
    const fake = await open([link('index.html')])
    fake.emit('onLinks', [link('index.html', { phase: 'not-found' })])
    await flushPromises()
    expect(rowOf('link of index.html').text()).toContain('Not found on this computer')
    fake.emit('onLinks', [])
    await flushPromises()
    expect(page.text()).toContain('No linked files yet')
  })

  test('shows what one segment is about, and what is searched for', async () => {
    await open(mockUpLinks)
    await page.get('select').setValue('paused')
    expect(page.findAll('[data-row]').map((row) => row.attributes('data-row'))).toEqual([
      'link of team-notes.txt',
    ])
    await press('Search links')
    await page.get('input[role=searchbox]').setValue('price')
    expect(page.text()).toContain('No link is like that now.')
    await press('Show all')
    expect(page.findAll('[data-row]')).toHaveLength(7)
  })

  test('goes by the keyboard: arrows, Enter for what matters most, Del to unlink', async () => {
    const fake = await open(mockUpLinks.filter(({ kind }) => kind === 'link'))
    await list().trigger('focus')
    expect(selected()).toBe('link of Q3 budget.xlsx')
    await list().trigger('keydown', { key: 'ArrowDown' })
    await list().trigger('keydown', { key: 'ArrowDown' })
    expect(selected()).toBe('link of Price list.csv')
    await list().trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(callsOf(fake, 'links.push')).toEqual([{ id: 'link of Price list.csv' }])
    await list().trigger('keydown', { key: 'Delete' })
    await flushPromises()
    expect(dialogText()).toContain('Unlink “Price list.csv”?')
    expect(dialogText()).toContain('Both files stay as they are. Changes are no longer sent.')
    await press('Unlink')
    expect(callsOf(fake, 'links.remove')).toEqual([{ id: 'link of Price list.csv' }])
    expect(toasts.shown.map(({ text }) => text)).toEqual(['“Price list.csv” is not linked any more'])
  })

  test('the details change when it is sent', async () => {
    const fake = await open([link('index.html')])
    await rowOf('link of index.html').trigger('click')
    const modes = page.get('[role=radiogroup][aria-label=Send]').findAll('input')
    await modes[2]?.setValue()
    await flushPromises()
    expect(callsOf(fake, 'links.setMode')).toEqual([{ id: 'link of index.html', mode: 'by-hand' }])
  })

  test('pauses all, and resumes all once all are paused', async () => {
    const fake = await open([link('index.html')])
    await press('Pause all')
    fake.emit('onLinks', [link('index.html', { phase: 'paused', isPaused: true })])
    await flushPromises()
    await press('Resume all')
    expect(fake.calls.map(({ name }) => name).filter((name) => name.endsWith('All'))).toEqual([
      'links.pauseAll',
      'links.resumeAll',
    ])
  })

  test('says that nothing has changed since it was sent', async () => {
    await open([link('index.html', { phase: 'changed' })], { push: () => ok(null) })
    await press('Send: “index.html”')
    expect(toasts.shown.at(-1)?.text).toBe('“index.html” has not changed since it was sent.')
  })

  test('says why there is no list, and tries again', async () => {
    let isBusy = true
    await open([], {
      list: () => (isBusy ? fails('profile-busy', { path: 'redrop.db' }) : ok([link('index.html')])),
    })
    expect(page.text()).toContain('The links cannot be shown')
    isBusy = false
    await press('Try again')
    expect(page.findAll('[data-row]')).toHaveLength(1)
  })

  test('draws no more rows than are seen', async () => {
    await open(Array.from({ length: 800 }, (_, at) => link(`File ${at}`)))
    expect(list().attributes('aria-rowcount')).toBe('800')
    expect(page.findAll('[data-row]').length).toBeLessThan(60)
  })
})
