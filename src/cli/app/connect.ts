import { once } from 'node:events'
import { connect } from 'node:net'
import { readContact } from '../../core/node/local-socket/contact.ts'
import { createLog } from '../../core/node/log.ts'
import { profileFolder } from '../../core/node/profile/index.ts'
import type { Terminal } from '../terminal.ts'
import { AppClient } from './client.ts'

/** Milliseconds for an answer of the app to the greeting; one that hangs is done without. */
const patience = 5_000

/** The app that runs on this profile; null: none does, or what is there is not it. */
export async function connectToApp({ env, stderr }: Terminal): Promise<AppClient | null> {
  const contact = await readContact(profileFolder(env), process.platform)
  if (contact === null) return null
  const socket = connect(contact.address)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(patience) })
    const client = new AppClient(socket, contact.token)
    const late = setTimeout(() => socket.destroy(), patience)
    await client.welcome.finally(() => clearTimeout(late))
    return client
  } catch (error) {
    socket.destroy()
    createLog(env, stderr).info('app-not-reached', { error: String(error) })
    return null
  }
}
