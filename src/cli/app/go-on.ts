import type { SocketItem } from '../../core/node/local-socket/messages.ts'
import type { App } from './with-app.ts'

/** Makes the app go on with a transfer that rests: one that is paused, or that waits or has failed. */
export async function goOn({ client, following }: App, { id, phase, why }: SocketItem): Promise<void> {
  const isPaused = why === 'paused' || (phase === 'queued' && following.isPaused)
  if (isPaused) {
    following.released.add(id)
    await client.ask({ do: 'resume', transfer: id })
  } else if (phase === 'waiting' || phase === 'failed') await client.ask({ do: 'retry', transfer: id })
}
