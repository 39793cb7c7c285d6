import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { clipboardFiles } from '../../../../src/main/local-files/clipboard-files.ts'
import { FileDialogs } from '../../../../src/main/local-files/dialogs.ts'

const home = join(sep, 'home', 'ana')

function clipboard(...items: Record<string, string>[]) {
  return {
    read: () =>
      Promise.resolve(
        items.map((content) => ({
          types: Object.keys(content),
          getType: (type: string) => Promise.resolve(new Blob([content[type] ?? ''])),
        })),
      ),
  } as never
}

test('files that were copied in a file manager are found, with their odd names', async () => {
  const paths = [join(home, 'a b.txt'), join(home, '#1 é.txt')]
  const list = ['# copied', ...paths.map((path) => pathToFileURL(path).href)].join('\r\n')
  expect(await clipboardFiles(clipboard({ 'text/plain': 'x', 'text/uri-list': list }))).toEqual(paths)
})

test.each([
  ['nothing', []],
  ['text', [{ 'text/plain': 'file:///etc/passwd' }]],
  ['addresses of the web', [{ 'text/uri-list': 'https://example.org/a.txt' }]],
  ['what is no address', [{ 'text/uri-list': 'file:%' }]],
])('%s is no file', async (_name, items) => {
  expect(await clipboardFiles(clipboard(...items))).toEqual([])
})

function dialogs(answers: { picked?: string[]; saved?: string | null }) {
  const asked: { defaultPath?: string; properties?: string[] }[] = []
  const note = (options: object) => void asked.push(options)
  const files = new FileDialogs({
    dialog: {
      showOpenDialog: (options: object) => {
        note(options)
        return Promise.resolve({ canceled: !answers.picked, filePaths: answers.picked ?? [] })
      },
      showSaveDialog: (options: object) => {
        note(options)
        return Promise.resolve({ canceled: answers.saved === null, filePath: answers.saved ?? '' })
      },
    },
    window: () => null,
    downloads: join(home, 'Downloads'),
  })
  return { files, asked }
}

test('one file, several, or a folder are picked; the next dialog begins where this one ended', async () => {
  const picked = [join(home, 'Documents', 'a.txt')]
  const { files, asked } = dialogs({ picked })
  expect(await files.pick('files')).toEqual(picked)
  await files.pick('file')
  await files.pick('folder')
  expect(asked).toEqual([
    { defaultPath: join(home, 'Downloads'), properties: ['openFile', 'multiSelections'] },
    { defaultPath: join(home, 'Documents'), properties: ['openFile'] },
    { defaultPath: join(home, 'Documents'), properties: ['openDirectory'] },
  ])
})

test('a download is offered under a name that this system can have', async () => {
  const { files, asked } = dialogs({ saved: join(home, 'x.txt') })
  expect(await files.saveAs('a:b?.txt')).toBe(join(home, 'x.txt'))
  expect(asked[0]?.defaultPath).toBe(join(home, 'Downloads', 'a_b_.txt'))
  expect(asked[0]?.properties).toContain('showOverwriteConfirmation')
})

test('a dialog that is closed chooses nothing', async () => {
  const { files } = dialogs({ saved: null })
  expect(await files.saveAs('a.txt')).toBeNull()
  expect(await files.pick('file')).toEqual([])
})
