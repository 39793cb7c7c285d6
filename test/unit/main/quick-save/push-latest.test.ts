import { expect, test } from 'vitest'
import { pushLatest } from '../../../../src/main/quick-save/push-latest.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import type { LinkInfo } from '../../../../src/shared/ipc/contract.ts'
import { silent } from '../fakes.ts'

const link = (id: string, changes: number, modifiedAt: number | null) =>
  ({ id, name: `${id}.txt`, changes, local: { modifiedAt } }) as LinkInfo

async function press(
  links: readonly LinkInfo[],
  push: () => Promise<{ transfer: string } | null>,
  named = true,
) {
  const did: string[] = []
  await pushLatest({
    links: {
      lookAgain: () => Promise.resolve(void did.push('look')),
      list: () => Promise.resolve([...links]),
      push(id) {
        did.push(`push ${id}`)
        return push()
      },
    },
    log: silent,
    t: () => createTranslator('en'),
    named: () => named,
    tell: ({ title, body }) => void did.push(`${title}: ${body}`),
  })
  return did
}

const sent = () => Promise.resolve({ transfer: 't' })
const nothing = 'Nothing to send: No linked file has changed since it was last sent.'

test('of those that changed the last one is sent, after a look', async () => {
  const links = [link('a', 1, 10), link('b', 2, 30), link('c', 0, 40), link('d', 1, 20), link('e', 1, null)]
  expect(await press(links, sent)).toEqual(['look', 'push b'])
})

test('where none has changed that is said', async () => {
  expect(await press([link('a', 0, 10)], sent)).toEqual(['look', nothing])
  expect(await press([link('a', 1, 10)], () => Promise.resolve(null))).toEqual(['look', 'push a', nothing])
})

test('what stopped it is said', async () => {
  const refused = () => Promise.reject(new RedropError('local-missing', { path: '/home/ana/a.txt' }))
  expect(await press([link('a', 1, 10)], refused)).toEqual([
    'look',
    'push a',
    'Not sent: “a.txt”: There is no “a.txt” on this computer.',
  ])
  expect(await press([link('a', 1, 10)], refused, false)).toEqual([
    'look',
    'push a',
    '1 file was not transferred: ',
  ])
})
