import { expect, test } from 'vitest'
import { saveByKey } from '../../../../src/main/quick-save/by-key.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import { fileAt, silent } from '../fakes.ts'
import { clipboardOf } from './clipboard-of.ts'

interface World {
  readonly content?: Readonly<Record<string, string>>
  readonly hasFolder?: boolean
  readonly named?: boolean
  readonly lastLink?: string
  readonly refuses?: RedropError
  readonly failed?: readonly { name: string; error: { code: 'local-missing'; params: { path: string } } }[]
}

async function press({
  content = { 'text/plain': 'a note' },
  hasFolder = true,
  failed = [],
  ...world
}: World) {
  const did: string[] = []
  await saveByKey({
    log: silent,
    clipboard: clipboardOf(content),
    quickSave: {
      folderFor: () => (hasFolder ? fileAt('Notes') : null),
      saveContent({ kind }) {
        did.push(`save ${kind}`)
        return world.refuses ? Promise.reject(world.refuses) : Promise.resolve({ transfers: [], failed })
      },
    },
    t: () => createTranslator('en'),
    named: () => world.named ?? true,
    lastLink: () => world.lastLink ?? null,
    ask: () => void did.push('ask'),
    tell: ({ title, body }) => void did.push(`${title}: ${body}`),
  })
  return did
}

test('where the rules name a folder it saves, and says nothing yet', async () => {
  expect(await press({})).toEqual(['save text'])
})

test('where they name none it asks', async () => {
  expect(await press({ hasFolder: false })).toEqual(['ask'])
})

test('what a password manager has copied is asked about', async () => {
  const content = { 'text/plain': 'hunter2', 'org.nspasteboard.ConcealedType': '' }
  expect(await press({ content })).toEqual(['ask'])
})

test('an empty clipboard is told', async () => {
  expect(await press({ content: {} })).toEqual([
    'The clipboard was not saved: There is no file, picture or text on the clipboard.',
  ])
})

test('the link of the last save is not saved itself', async () => {
  const lastLink = 'https://cloud.example.org/s/abc'
  const content = { 'text/plain': lastLink }
  expect(await press({ lastLink, content })).toEqual(['Nothing new to save: The link is on the clipboard.'])
  expect(await press({ lastLink })).toEqual(['save text'])
})

test('what stopped it is told, for all of it or for some files', async () => {
  const refuses = new RedropError('local-missing', { path: '/home/ana/a.txt' })
  expect(await press({ refuses })).toEqual([
    'save text',
    'The clipboard was not saved: There is no “a.txt” on this computer.',
  ])
  const failed = [{ name: 'b.txt', error: { code: 'local-missing', params: { path: 'b.txt' } } }] as const
  expect(await press({ failed })).toEqual([
    'save text',
    'Not sent: “b.txt”: There is no “b.txt” on this computer.',
  ])
})

test('where names are hidden none is told', async () => {
  const failed = [{ name: 'b.txt', error: { code: 'local-missing', params: { path: 'b.txt' } } }] as const
  expect(await press({ failed, named: false })).toEqual(['save text', '1 file was not transferred: '])
  const refuses = new RedropError('local-missing', { path: '/home/ana/a.txt' })
  expect(await press({ refuses, named: false })).toEqual(['save text', 'The clipboard was not saved: '])
})
