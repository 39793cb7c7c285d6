import type { LoginItemSettings, Settings } from 'electron'
import { records } from '../records.ts'
import { StrictEmitter } from '../strict.ts'

/** What an app enters into the system: its URL schemes and its start at login. */
export abstract class SystemEntries extends StrictEmitter {
  abstract name: string
  private readonly protocols = new Set<string>()

  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocols.add(scheme)
    return true
  }

  isDefaultProtocolClient(scheme: string): boolean {
    return this.protocols.has(scheme)
  }

  removeAsDefaultProtocolClient(scheme: string): boolean {
    return this.protocols.delete(scheme)
  }

  getApplicationNameForProtocol(url: string): string {
    return this.protocols.has(new URL(url).protocol.slice(0, -1)) ? this.name : ''
  }

  getLoginItemSettings(): LoginItemSettings {
    const openAtLogin = (records.loginItem as Settings | null)?.openAtLogin ?? false
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    }
  }

  setLoginItemSettings(settings: Settings): void {
    records.loginItem = settings
  }
}
