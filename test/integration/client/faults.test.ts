import { expect, test } from 'vitest'
import { putContent } from '../../../src/core/cloudreve/content.ts'
import { info } from '../../../src/core/cloudreve/files.ts'
import type { Fault } from '../../cloudreve/faults/faults.ts'
import { bytes, connectSignedIn } from './setup.ts'

const uri = 'cloudreve://my/a.bin'
const content = Buffer.alloc(8_000_000, 'x')
const html = { kind: 'answer', contentType: 'text/html', body: '<html>from a proxy</html>' } as const

test.each<[string, Fault, object, boolean]>([
  ['cut in the middle', { kind: 'cut', afterBodyBytes: 100_000 }, { kind: 'reset', fullySent: false }, false],
  ['answer lost', { kind: 'cut-after-body' }, { kind: 'reset', fullySent: true }, true],
  ['ended before the work', { kind: 'cut-before-work' }, { kind: 'reset', fullySent: true }, false],
  [
    '413 by a proxy',
    { ...html, status: 413, beforeBody: true },
    { what: 'html', status: 413, excerpt: '<html>from a proxy</html>' },
    false,
  ],
  ['502 after the work', { ...html, status: 502, work: true }, { what: 'html', status: 502 }, true],
  [
    'half an envelope',
    { kind: 'answer', status: 200, contentType: 'application/json', body: '{"code":0,', work: true },
    { what: 'not-json' },
    true,
  ],
])(
  'a PUT with its %s fails as that, and the server knows whether it was done',
  async (_, fault, failure, done) => {
    const { api, absent, server } = await connectSignedIn()
    const remove = server.faults.add({ match: { method: 'PUT' }, times: 1, do: fault })
    await expect(putContent(api, { uri, previous: absent, body: bytes(content) })).rejects.toMatchObject(
      failure,
    )
    remove()
    expect(server.ledger.entries).toHaveLength(done ? 1 : 0)
  },
)

test('a wrong size in the answer is handed on as it is: the caller compares', async () => {
  const { api, absent, server } = await connectSignedIn()
  server.faults.add({ match: { method: 'PUT' }, times: 1, do: { kind: 'wrong-size', size: 1 } })
  expect(await putContent(api, { uri, previous: absent, body: bytes('four') })).toMatchObject({ size: 1 })
  expect(await info(api, { uri })).toMatchObject({ size: 4 })
})
