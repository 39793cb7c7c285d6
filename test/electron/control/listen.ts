import { chromiumNow } from '../host.ts'
import { commands } from './commands.ts'

export interface Ask {
  readonly id: number
  readonly command: keyof typeof commands
  readonly argument: unknown
}

export type Told =
  { readonly id: number; readonly value?: unknown; readonly error?: string } | { readonly ready: string }

/** Takes commands from the process that started this one, over its IPC channel; without one this does nothing. */
export function listenToTests(): void {
  const tell = (told: Told): void => void process.send?.(told)
  process.on('message', (ask: Ask) => {
    void Promise.resolve()
      .then(() => (commands[ask.command] as (argument: unknown) => unknown)(ask.argument))
      .then(
        (value) => tell({ id: ask.id, value }),
        (error: unknown) => tell({ id: ask.id, error: String(error) }),
      )
  })
  // Its starter has died: so does the app.
  process.on(
    'disconnect',
    () =>
      void chromiumNow()
        .close()
        .finally(() => process.exit(1)),
  )
  // The channel alone must not keep an app running that has ended.
  process.channel?.unref()
  tell({ ready: commands.endpoint() })
}
