import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const appDataOf = (env: NodeJS.ProcessEnv): string => {
  if (process.platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

/** The folders of `app.getPath`; `--user-data-dir` is honoured as Chromium does. */
export function appPaths(name: string, switches: ReadonlyMap<string, string>): Map<string, string> {
  const appData = appDataOf(process.env)
  const userData = switches.get('user-data-dir') ?? join(appData, name)
  return new Map([
    ['home', homedir()],
    ['appData', appData],
    ['userData', userData],
    ['sessionData', userData],
    ['logs', join(userData, 'logs')],
    ['temp', tmpdir()],
    ['exe', process.execPath],
    ['desktop', join(homedir(), 'Desktop')],
    ['documents', join(homedir(), 'Documents')],
    ['downloads', join(homedir(), 'Downloads')],
  ])
}
