import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Services } from '../boot/services.ts'
import { createAnswers } from './answers.ts'
import { LocalSocket } from './local-socket.ts'

/** The local socket of this app: its services answer. */
export function createLocalSocket(core: Core, services: Services, log: Logger): LocalSocket {
  return new LocalSocket({
    profile: core.profile.folder,
    platform: process.platform,
    log,
    activity: services.activity,
    answer: createAnswers({ core, ...services }),
  })
}
