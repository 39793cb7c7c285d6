import type { CommandLine } from 'electron'
import { started } from '../host.ts'
import { StrictEmitter } from '../strict.ts'

type Part = Pick<CommandLine, 'appendSwitch' | 'getSwitchValue' | 'hasSwitch' | 'removeSwitch'>

export class CommandLinePart extends StrictEmitter implements Part {
  readonly switches = new Map<string, string>()

  constructor() {
    super('app.commandLine')
    for (const arg of started.args) {
      const [, name, value = ''] = /^--([^=]+)=?(.*)$/.exec(arg) ?? []
      if (name !== undefined) this.switches.set(name, value)
    }
  }

  appendSwitch(name: string, value = ''): void {
    this.switches.set(name, value)
  }

  removeSwitch(name: string): void {
    this.switches.delete(name)
  }

  hasSwitch(name: string): boolean {
    return this.switches.has(name)
  }

  getSwitchValue(name: string): string {
    return this.switches.get(name) ?? ''
  }
}
