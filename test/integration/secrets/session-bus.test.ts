import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { busAnswers } from '../../../src/core/node/secrets/session-bus.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'

async function bus(path: string, onData: (socket: Socket, data: Buffer) => void): Promise<void> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('data', (data) => onData(socket, data))
  }).listen(path)
  await once(server, 'listening')
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy())
    server.close()
  })
}

describe.skipIf(process.platform === 'win32')('the session bus', () => {
  it('answers the begin of a handshake', async () => {
    const path = join(await tempFolder(), 'a bus')
    const heard: string[] = []
    await bus(path, (socket, data) => {
      heard.push(data.toString('latin1'))
      socket.write('REJECTED EXTERNAL\r\n')
    })
    const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.replaceAll(' ', '%20')},guid=0123;tcp:host=h` }
    expect(await busAnswers(env, 60_000)).toBe(true)
    expect(heard).toEqual(['\0AUTH\r\n'])
  })

  it('that says nothing is told from one that is not there', async () => {
    const folder = await tempFolder()
    await bus(join(folder, 'bus'), () => undefined)
    expect(await busAnswers({ XDG_RUNTIME_DIR: folder }, 50)).toBe(false)
    const at = (address: string) => busAnswers({ DBUS_SESSION_BUS_ADDRESS: address }, 60_000)
    expect(await at(`unix:path=${folder}/nobody`)).toBe(true)
    expect(await at('unix:abstract=redrop-test-nobody')).toBe(true)
    expect(await at('autolaunch:')).toBe(true)
    expect(await busAnswers({}, 60_000)).toBe(true)
  })
})
