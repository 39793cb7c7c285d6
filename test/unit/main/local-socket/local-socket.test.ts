import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContact } from '../../../../src/core/node/local-socket/contact.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import { listen, Peer, profileFolder } from './world.ts'

const request = (id: number, ask: unknown) => ({ id, ask })

describe('who is let in', () => {
  test('one who says the token is welcome, asks and is answered', async () => {
    const { contact, asked } = await listen({}, () => Promise.resolve({ items: [] }))
    const peer = new Peer(contact)
    peer.send({ redrop: 1, token: contact.token })
    expect(await peer.next()).toEqual({ redrop: 1 })
    peer.send(request(7, { do: 'list' }))
    expect(await peer.next()).toEqual({ id: 7, ok: true, value: { items: [] } })
    expect(asked).toEqual([{ do: 'list' }])
  })

  test('what goes wrong is answered by its code and facts', async () => {
    const { contact } = await listen({}, () => Promise.reject(new RedropError('no-account', { name: 'ana' })))
    const peer = await Peer.greeted(contact)
    peer.send(request(0, { do: 'pauseAll' }))
    const error = { code: 'no-account', params: { name: 'ana' } }
    expect(await peer.next()).toEqual({ id: 0, ok: false, error })
  })

  test.each([
    ['another token', (token: string) => ({ redrop: 1, token: token.split('').reverse().join('') })],
    ['no token', () => ({ redrop: 1 })],
    ['another language', (token: string) => ({ redrop: 2, token })],
    ['more than a greeting', (token: string) => ({ redrop: 1, token, do: 'cancelAll' })],
    ['a request first', () => request(0, { do: 'list' })],
  ])('%s ends the connection without a word', async (_what, greeting) => {
    const { contact, asked } = await listen()
    const peer = new Peer(contact)
    const heard: unknown[] = []
    void peer.next().then((message) => heard.push(message))
    peer.send(greeting(contact.token))
    peer.send(request(1, { do: 'cancelAll' }))
    await peer.closed
    expect({ asked, heard }).toEqual({ asked: [], heard: [] })
  })

  test('two commands talk at the same time, each with its own answers', async () => {
    const { contact } = await listen({}, (ask) => Promise.resolve(ask.do))
    const [one, other] = await Promise.all([Peer.greeted(contact), Peer.greeted(contact)])
    one.send(request(1, { do: 'list' }))
    other.send(request(1, { do: 'pauseAll' }))
    expect(await one.next()).toMatchObject({ value: 'list' })
    expect(await other.next()).toMatchObject({ value: 'pauseAll' })
  })
})

describe('what is malformed ends its connection and nothing else', () => {
  test.each([
    ['no JSON', '{"id":1,\n'],
    ['an empty line', '\n'],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe, 0x0a)],
    ['no request', '[]\n'],
    ['an unknown request', JSON.stringify(request(1, { do: 'format' })) + '\n'],
    ['more than a request', JSON.stringify(request(1, { do: 'list', all: true })) + '\n'],
    ['a path that is none', JSON.stringify(request(1, { do: 'cancel', transfer: '' })) + '\n'],
    [
      'a key that JavaScript knows',
      '{"id":1,"ask":{"do":"list"},"__proto__":{"do":"cancelAll"},"constructor":1}\n',
    ],
  ])('%s', async (_what, line) => {
    const { contact, asked } = await listen()
    const [bad, good] = await Promise.all([Peer.greeted(contact), Peer.greeted(contact)])
    bad.write(line)
    await bad.closed
    good.send(request(1, { do: 'list' }))
    expect(await good.next()).toEqual({ id: 1, ok: true, value: null })
    expect(asked).toEqual([{ do: 'list' }])
  })

  test('a line that never ends is not kept', async () => {
    const { contact, log } = await listen({ longestLine: 100_000 })
    const peer = await Peer.greeted(contact)
    for (let sent = 0; sent < 300; sent++) peer.write('x'.repeat(1_000))
    await peer.closed
    expect(log).toEqual(['local-socket-closed'])
    await Peer.greeted(contact)
  })

  test('before the greeting no more than a greeting is read', async () => {
    const { contact } = await listen()
    const peer = new Peer(contact)
    peer.write(`{"redrop":1,"token":"${'x'.repeat(2_000)}`)
    await peer.closed
  })

  test('one who says nothing, or a word a while, is not waited for', async () => {
    const { contact, log } = await listen({ greeting: 300, line: 50 })
    const silent = new Peer(contact)
    const slow = await Peer.greeted(contact)
    slow.write('{"id":1,')
    await Promise.all([silent.closed, slow.closed])
    expect(log).toEqual(['local-socket-closed', 'local-socket-closed'])
  })

  test('there are so many connections and requests, and no more', async () => {
    const { contact } = await listen({ connections: 2, requests: 3 }, () => new Promise(() => undefined))
    const first = await Peer.greeted(contact)
    await Peer.greeted(contact)
    await new Peer(contact).closed
    for (let id = 0; id < 4; id++) first.send(request(id, { do: 'list' }))
    await first.closed
    await Peer.greeted(contact)
  })

  test('one who does not read is not written to for ever', async () => {
    const { contact, socket } = await listen({ unread: 200_000 })
    const peer = await Peer.greeted(contact)
    peer.send(request(1, { do: 'watch' }))
    await peer.next()
    peer.socket.pause()
    const batch = [{ id: 'x'.repeat(10_000), sent: 1, total: 2, bytesPerSecond: null, secondsLeft: null }]
    for (let told = 0; told < 1_000; told++) socket.moved(batch)
    peer.socket.resume()
    await peer.closed
  })

  test('seeded noise: nothing is done, and the next command is served', async () => {
    const { contact, asked } = await listen({ connections: 1_000 })
    let seed = 20_261_124
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff
      return seed % below
    }
    const valid = JSON.stringify(request(1, { do: 'cancel', transfer: 'abc' }))
    const noise = () => {
      const bytes = Buffer.from(`${valid}\n`)
      for (let times = 1 + random(4); times > 0; times--) bytes[random(bytes.length)] = random(256)
      return bytes
    }
    await Promise.all(
      Array.from({ length: 300 }, async () => {
        const peer = await Peer.greeted(contact)
        peer.write(noise())
        peer.socket.end()
        peer.socket.resume()
        await peer.closed
      }),
    )
    // A changed letter within the id of the transfer is another valid request; nothing else is.
    for (const ask of asked)
      expect(ask).toMatchObject({ do: 'cancel', transfer: expect.any(String) as string })
    const peer = await Peer.greeted(contact)
    peer.send(request(1, { do: 'list' }))
    expect(await peer.next()).toMatchObject({ ok: true })
  })
})

describe.skipIf(process.platform === 'win32')('the socket and its contact', () => {
  const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

  test('are open to their user alone, and gone once the app is', async () => {
    const { profile, contact, socket } = await listen()
    expect(await mode(join(profile, 'run'))).toBe('700')
    expect(await mode(join(profile, 'run', 'app.json'))).toBe('600')
    expect(await mode(contact.address)).toBe('600')
    expect(await readContact(profile, process.platform)).toEqual(contact)
    await socket.stop()
    expect(existsSync(contact.address)).toBe(false)
    expect(await readContact(profile, process.platform)).toBeNull()
  })

  test('what a crash has left is replaced by the next start', async () => {
    const profile = await profileFolder()
    const code = `require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`
    await mkdir(join(profile, 'run'), { mode: 0o755 })
    const left = join(profile, 'run', 'app.sock')
    await once(spawn(process.execPath, ['-e', code, left]), 'exit')
    await writeFile(join(profile, 'run', 'app.json'), '{"address":', { mode: 0o600 })
    expect(existsSync(left)).toBe(true)
    const { contact } = await listen({}, undefined, profile)
    expect(await mode(join(profile, 'run'))).toBe('700')
    await Peer.greeted(contact)
  })

  test('a profile with a long path has its socket in a folder of its own', async () => {
    const profile = join(await profileFolder(), 'a'.repeat(120))
    const { contact, socket } = await listen({}, undefined, profile)
    expect(Buffer.byteLength(contact.address)).toBeLessThan(104)
    const folder = join(contact.address, '..')
    expect(await mode(folder)).toBe('700')
    expect(await readContact(profile, process.platform)).toEqual(contact)
    await Peer.greeted(contact)
    await socket.stop()
    expect(existsSync(folder)).toBe(false)
  })

  test.each([
    ['a contact that others may read', (run: string) => chmod(join(run, 'app.json'), 0o644)],
    ['a folder that others may enter', (run: string) => chmod(run, 0o755)],
    [
      'a contact that is a link',
      async (run: string) => {
        await rename(join(run, 'app.json'), join(run, 'other.json'))
        await symlink('other.json', join(run, 'app.json'))
      },
    ],
    ['a contact that is none', (run: string) => writeFile(join(run, 'app.json'), '{"address":"/x"}')],
    ['a contact without its socket', (run: string) => rename(join(run, 'app.sock'), join(run, 'x.sock'))],
  ])('%s is not believed', async (_what, spoil) => {
    const { profile } = await listen()
    await spoil(join(profile, 'run'))
    expect(await readContact(profile, process.platform)).toBeNull()
  })
})
