import { onTestFinished } from 'vitest'
import { createCore, type Core } from '../../../src/core/compose.ts'
import { createServices, type Services, type ServicesParts } from '../../../src/main/boot/services.ts'
import { createLocalSocket } from '../../../src/main/local-socket/create.ts'
import type { LocalSocket } from '../../../src/main/local-socket/local-socket.ts'
import { createTranslator } from '../../../src/shared/i18n/translate.ts'
import { silent } from '../../unit/main/fakes.ts'

export interface RunningApp {
  readonly core: Core
  readonly services: Services
  quit(): Promise<void>
}

/** What runs behind the window, without one: the app of a profile, with its local socket. */
export async function startApp(env: Readonly<Record<string, string>>): Promise<RunningApp> {
  const core = await createCore({ env, log: silent, version: '0', asksForPassphrase: true })
  const cannot = () => Promise.reject(new Error('there is no window'))
  const dialogs: { [K in keyof ServicesParts['dialogs']]: unknown } = {
    ...{ pick: cannot, saveAs: cannot, pickFolder: cannot, pickAuthority: cannot },
  }
  const services = createServices({
    core,
    log: silent,
    broadcast: () => undefined,
    dialogs: dialogs as ServicesParts['dialogs'],
    t: () => createTranslator('en'),
    openBrowser: () => Promise.resolve(false),
    safeShell: { openFolder: cannot, openFile: cannot },
    onActivity: (patch) => socket.hear(patch),
    onAccounts: () => undefined,
    onSignInNeeded: () => undefined,
    onProgress: (batch) => socket.moved(batch),
    loadDemo: cannot,
    isSeen: () => false,
    compareWorker: '',
    lockLimit: () => null,
  })
  const socket: LocalSocket = createLocalSocket(core, services, silent)
  await services.queue.takeUp()
  await socket.start()
  let isOpen = true
  const quit = async () => {
    if (!isOpen) return
    isOpen = false
    await socket.stop()
    await services.links.stop()
    await services.queue.stop()
    services.activity.stop()
    services.live.stop()
    await core.close()
  }
  onTestFinished(quit)
  return { core, services, quit }
}
