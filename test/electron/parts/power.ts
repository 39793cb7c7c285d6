import type { PowerMonitor, PowerSaveBlocker } from 'electron'
import { StrictEmitter } from '../strict.ts'

class PowerMonitorPart
  extends StrictEmitter
  implements Pick<PowerMonitor, 'isOnBatteryPower' | 'onBatteryPower'>
{
  readonly onBatteryPower = false

  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'shutdown',
      'lock-screen',
      'unlock-screen',
      'on-ac',
      'on-battery',
    ])
  }

  isOnBatteryPower(): boolean {
    return this.onBatteryPower
  }
}

class PowerSaveBlockerPart
  extends StrictEmitter
  implements Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>
{
  readonly running = new Set<number>()
  private next = 0

  constructor() {
    super('powerSaveBlocker')
  }

  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    this.running.add(++this.next)
    return this.next
  }

  stop(id: number): boolean {
    return this.running.delete(id)
  }

  isStarted(id: number): boolean {
    return this.running.has(id)
  }
}

export const powerMonitor = new PowerMonitorPart()
export const powerSaveBlocker = new PowerSaveBlockerPart()
