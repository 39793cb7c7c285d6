import { createConnection } from 'node:net'
import { join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/**
 * False: something takes connections at the address of the session bus and says nothing. A keychain call on such a bus
 * never returns and holds a thread that the end of the process waits for (libuv joins its pool, process.exit too), so
 * it must not even be made. Everything else is left to the keychain call, which fails at once.
 */
export async function busAnswers(env: Env, limitMs: number): Promise<boolean> {
  const path = socketOf(env)
  return path === null || answers(path, limitMs)
}

/** Socket of the first address (D-Bus specification, "Server Addresses"); null: none, or of a kind that is not looked at. */
function socketOf(env: Env): string | null {
  const address = env['DBUS_SESSION_BUS_ADDRESS']
  const runtime = env['XDG_RUNTIME_DIR']
  if (!address) return runtime ? join(runtime, 'bus') : null
  const [, key, value] = /^unix:(?:[^;]*,)?(path|abstract)=([^,;]*)/.exec(address) ?? []
  if (value === undefined) return null
  const name = decodeURIComponent(value)
  return key === 'abstract' ? `\0${name}` : name
}

/** Begins the D-Bus handshake; any answer to it will do. */
function answers(path: string, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ path })
    const settle = (isAlive: boolean) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(isAlive)
    }
    const timer = setTimeout(settle, limitMs, false)
    socket.once('connect', () => socket.write('\0AUTH\r\n'))
    socket.once('data', () => settle(true))
    socket.once('error', () => settle(true))
    socket.once('end', () => settle(true))
  })
}
