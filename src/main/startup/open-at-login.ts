import type { App } from 'electron'
import type { OpenAtLogin } from '../../shared/ipc/contract.ts'
import { hiddenFlag } from '../deep-link/command-line.ts'
import { autostartFile, isAutostartOn, removeAutostart, writeAutostart } from './autostart-file.ts'

export interface LoginParts {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** The program and the arguments that start this very app. */
  readonly command: readonly string[]
}

/** Whether the system starts Redrop, without a window, when the user logs in; what it says is never remembered here. */
export interface LoginStart {
  read(): Promise<OpenAtLogin>
  /** Resolves with what the system says afterwards. */
  set(on: boolean): Promise<OpenAtLogin>
}

export function createLoginStart(parts: LoginParts): LoginStart {
  return parts.platform === 'linux' ? byAutostartFile(parts) : byLoginItem(parts)
}

function byAutostartFile({ env, command }: LoginParts): LoginStart {
  const path = autostartFile(env)
  const read = async () => ({ on: await isAutostartOn(path), needsApproval: false })
  return {
    read,
    async set(on) {
      if (on) await writeAutostart(path, [...command, hiddenFlag])
      else await removeAutostart(path)
      return read()
    },
  }
}

function byLoginItem({ app, platform, command: [path, ...args] }: LoginParts): LoginStart {
  // macOS knows the app itself, and tells it at its start that it was opened at login.
  const item = platform === 'win32' ? { path: path ?? '', args: [...args, hiddenFlag] } : {}
  const read = () => {
    const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings(item)
    // Windows: the user may have switched the entry off in the task manager.
    const on = platform === 'win32' ? openAtLogin && executableWillLaunchAtLogin : openAtLogin
    return Promise.resolve({ on, needsApproval: status === 'requires-approval' })
  }
  return {
    read,
    set(on) {
      app.setLoginItemSettings({ openAtLogin: on, ...item })
      return read()
    },
  }
}
