import { expect, test } from 'vitest'
import { isKnownSender, type Sender } from '../../../../src/main/ipc/sender-guard.ts'

const known = new Set([7])

function sender(id: number, url: string | null, parent: object | null = null): Sender {
  return { sender: { id }, senderFrame: url === null ? null : { url, parent } } as unknown as Sender
}

test('our window, showing our page in its main frame, is answered', () => {
  expect(isKnownSender(known, sender(7, 'app://redrop/index.html'))).toBe(true)
})

test.each([
  ['a window that is not ours', sender(8, 'app://redrop/index.html')],
  ['a frame inside our page', sender(7, 'app://redrop/index.html', {})],
  ['a frame that is gone', sender(7, null)],
  ['another host of our scheme', sender(7, 'app://other/index.html')],
  ['our host under another scheme', sender(7, 'https://redrop/index.html')],
  ['a page of the web', sender(7, 'https://example.org/')],
  ['a blank page', sender(7, 'about:blank')],
  ['what is no address', sender(7, '')],
])('%s is not', (_name, asked) => {
  expect(isKnownSender(known, asked)).toBe(false)
})
