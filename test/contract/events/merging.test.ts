import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { described, EventStream } from './stream.ts'

/** Long enough for several calls in one window on a busy machine. */
const server = { settings: { eventDebounceMs: 600 } }

async function rename(user: Client, uri: string, new_name: string): Promise<void> {
  accepted(await user.call('POST', '/file/rename', { json: { uri, new_name } }))
}

scenario(
  'events/burst',
  'several changes of one file in one window are told as one, which may hide new content',
  { server },
  async ({ user, uri, folder }) => {
    for (const name of ['c.txt', 'd.txt', 'e.txt', 'g.txt']) await user.write(uri(name), 'before')
    const [stream] = await EventStream.subscribe(user, folder)

    await user.write(uri('a.txt'), 'created')
    await user.write(uri('a.txt'), 'modified')
    await user.write(uri('b.txt'), 'created')
    await rename(user, uri('b.txt'), 'b2.txt')
    await user.write(uri('c.txt'), 'modified')
    await rename(user, uri('c.txt'), 'c2.txt')
    await rename(user, uri('d.txt'), 'd2.txt')
    await user.write(uri('d2.txt'), 'modified')
    await rename(user, uri('e.txt'), 'e2.txt')
    await rename(user, uri('e2.txt'), 'e.txt')
    await user.write(uri('f.txt'), 'created')
    accepted(await user.remove([uri('f.txt')]))
    await user.write(uri('g.txt'), 'modified')
    await user.write(uri('g.txt'), 'modified again')
    await user.write(uri('last.txt'), 'x')

    expect(described(await stream.changesBefore('/last.txt'))).toEqual([
      'create /a.txt',
      'create /b2.txt',
      'rename /c.txt /c2.txt',
      'rename /d.txt /d2.txt',
      'modify /g.txt',
    ])
  },
)

scenario(
  'events/burst',
  'of forty files created at once most are dropped without a word',
  { server },
  async ({ user, uri, folder }) => {
    await user.write(uri('here.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, folder)
    for (let n = 10; n < 50; n++) await user.write(uri(`b${n}.txt`), 'x')
    const first = await stream.change()
    expect(described([first])).toEqual(['create /b10.txt'])
    // The next window is told in full: what it begins with comes right after what is left of the burst.
    await user.write(uri('last.txt'), 'x')
    const rest = await stream.changesBefore('/last.txt')
    expect(rest.length).toBeGreaterThanOrEqual(15)
    expect(rest.length).toBeLessThan(39)
  },
)

scenario(
  'events/debounce-starvation',
  'every change below the folder restarts the wait of all',
  { needs: 'test-server', server },
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    await user.write(uri('b.txt'), 'b')
    const [stream] = await EventStream.subscribe(user, folder)
    await user.write(uri('b.txt'), 'changed once')
    const end = Date.now() + 1300
    while (Date.now() < end) await user.write(uri('a.txt'), 'changed again and again')
    expect(stream.pending()).toEqual([])
    expect(described([await stream.change(), await stream.change()])).toEqual([
      'modify /b.txt',
      'modify /a.txt',
    ])
  },
)
