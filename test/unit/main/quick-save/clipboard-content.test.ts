import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { clipboardContent } from '../../../../src/main/local-files/clipboard-content.ts'
import { clipboardOf } from './clipboard-of.ts'

const png = '\x89PNG'

test.each([
  ['nothing', {}, null],
  ['blanks', { 'text/plain': ' \n\t ' }, null],
  ['an empty picture', { 'image/png': '' }, null],
  ['a picture', { 'image/png': png }, 'picture'],
  [
    'a picture of a page, with its address',
    { 'image/png': png, 'text/plain': 'https://a.b/c.png' },
    'picture',
  ],
  ['a picture with its markup', { 'image/png': png, 'text/html': '<img>' }, 'picture'],
  [
    'a linked picture of a page',
    { 'image/png': png, 'text/html': '<img>', 'text/plain': 'https://a.b/c.png' },
    'picture',
  ],
  [
    'cells of a table, with a picture of them',
    { 'text/plain': '1\t2', 'text/html': '<td>', 'image/png': png },
    'text',
  ],
  ['text of an office program', { 'text/plain': 'Dear Ben', 'text/rtf': '{}', 'image/png': png }, 'text'],
  ['text', { 'text/plain': 'Dear Ben' }, 'text'],
  ['addresses of pages', { 'text/uri-list': 'https://a.b/c', 'text/plain': 'https://a.b/c' }, 'text'],
  [
    'files, with their names as text',
    { 'text/uri-list': pathToFileURL('/a.txt').href, 'text/plain': '/a.txt', 'image/png': png },
    'files',
  ],
] as const)('%s', async (_what, content, kind) => {
  expect((await clipboardContent(clipboardOf(content)))?.kind ?? null).toBe(kind)
})

test('what a password manager has copied is known as that', async () => {
  const mark = 'electron application/osclipboard;format="x-kde-passwordManagerHint"'
  const secret = await clipboardContent(clipboardOf({ 'text/plain': 'hunter2', [mark]: 'secret' }))
  expect(secret).toMatchObject({ kind: 'text', isSecret: true })
  expect(await clipboardContent(clipboardOf({ 'text/plain': 'hunter2' }))).toMatchObject({ isSecret: false })
})

test('more than anybody copies is refused before it is read', async () => {
  const types = ['text/plain']
  const huge = {
    size: 257 * 2 ** 20,
    slice: () => new Blob(['x']),
    arrayBuffer: () => Promise.reject(new Error()),
  }
  const clipboard = {
    read: () => Promise.resolve([{ types, getType: () => Promise.resolve(huge) } as never]),
  }
  await expect(clipboardContent(clipboard)).rejects.toMatchObject({ code: 'clipboard-too-large' })
})
