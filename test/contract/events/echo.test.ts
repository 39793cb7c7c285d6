import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { scenario } from '../harness/scenario.ts'
import { described, EventStream } from './stream.ts'

scenario(
  'events/echo-suppression',
  'a change that carries the client id of a subscription is told to all others only',
  { server: { settings: { eventDebounceMs: 100 } } },
  async ({ user, uri, folder }) => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await user.write(uri(`${name}.txt`), 'before')
    const [mine] = await EventStream.subscribe(user, folder)
    const [other] = await EventStream.subscribe(user, folder)
    const [root] = await EventStream.subscribe(user, 'cloudreve://my/')

    const put = (name: string, id?: string) =>
      user.put(uri(name), 'after', id === undefined ? {} : { headers: { 'X-Cr-Client-Id': id } })
    await put('a.txt', mine.clientId)
    await put('b.txt', mine.clientId.toUpperCase())
    await put('c.txt')
    await put('d.txt', randomUUID())
    await put('e.txt', 'hello')
    await put('last.txt')

    const told = ['b', 'c', 'd', 'e'].map((name) => `modify /${name}.txt`)
    expect(described(await mine.changesBefore('/last.txt'))).toEqual(told)
    expect(described(await other.changesBefore('/last.txt'))).toEqual(['modify /a.txt', ...told])
    const below = decodeURIComponent(folder.replace('cloudreve://my', ''))
    expect(described(await root.changesBefore(`${below}/last.txt`))).toEqual(
      ['modify /a.txt', ...told].map((line) => line.replace(' ', ` ${below}`)),
    )
  },
)
