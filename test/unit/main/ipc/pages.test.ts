import { expect, test } from 'vitest'
import { Pages } from '../../../../src/main/ipc/broadcast.ts'

function page(id: number) {
  const heard: string[] = []
  return { id, heard, send: (name: string) => void heard.push(name), isDestroyed: () => false }
}

test('every page hears what is going on; what is about the main window only reaches the main window', () => {
  const pages = new Pages()
  const [main, popover] = [page(1), page(2)]
  pages.add(main, 'main')
  pages.add(popover, 'popover')
  pages.broadcast('onAccounts', [])
  pages.broadcast('onCommand', 'undo')
  pages.broadcast('onArrival', null)
  expect(main.heard).toEqual(['onAccounts', 'onCommand', 'onArrival'])
  expect(popover.heard).toEqual(['onAccounts'])
})

test('a page that is gone hears nothing and may ask for nothing', () => {
  const pages = new Pages()
  const [main, dying] = [page(1), { ...page(2), isDestroyed: () => true }]
  pages.add(main, 'main')
  pages.add(dying, 'shelf')
  pages.broadcast('onProgress', [])
  expect(dying.heard).toEqual([])
  pages.remove(1)
  pages.broadcast('onProgress', [])
  expect(main.heard).toEqual(['onProgress'])
  expect([pages.has(1), pages.has(2), pages.has(3)]).toEqual([false, true, false])
})
