import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

// Ends with its standard input: the session, and the keyring's daemon with it.
const script = `printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
echo "$DBUS_SESSION_BUS_ADDRESS"
exec cat >/dev/null`

export interface Keyring {
  /** What a program needs to use it. */
  readonly env: NodeJS.ProcessEnv
  /** All secrets of a profile, as another program sees them. */
  secrets(profile: string): Promise<readonly string[]>
  close(): Promise<void>
}

/** A real Secret Service with an empty, open keyring, in a D-Bus session of its own. */
export async function startKeyring(): Promise<Keyring> {
  const home = await mkdtemp(join(tmpdir(), 'redrop-keyring-'))
  const own = { HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: home }
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', script], {
    env: { ...process.env, ...own },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const [address] = (await once(createInterface(session.stdout), 'line')) as [string]
  const env = { DBUS_SESSION_BUS_ADDRESS: address }
  return {
    env,
    async secrets(profile) {
      const search = spawn('secret-tool', ['search', '--all', 'service', `Redrop ${profile}`], {
        env: { ...process.env, ...own, ...env },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const found = await text(search.stdout)
      return [...found.matchAll(/^secret = (.*)$/gm)].map(([, secret]) => secret ?? '')
    },
    async close() {
      session.stdin.end()
      await once(session, 'exit')
      await rm(home, { recursive: true, force: true })
    },
  }
}
