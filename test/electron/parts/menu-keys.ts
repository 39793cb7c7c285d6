import type { KeyPress } from '../page/messages.ts'
import type { BaseWindowPart } from './base-window.ts'
import { MenuPart } from './menu.ts'

const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  left: 'arrowleft',
  right: 'arrowright',
  up: 'arrowup',
  down: 'arrowdown',
  return: 'enter',
  esc: 'escape',
}
const mac = process.platform === 'darwin'

function matches(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator.toLowerCase().replace(/\+$/, 'plus').split('+')
  const key = parts.pop() ?? ''
  const has = (...names: string[]): boolean => names.some((name) => parts.includes(name))
  const either = has('commandorcontrol', 'cmdorctrl')
  return (
    press.key.toLowerCase() === (keyNames[key] ?? key)
    && press.ctrlKey === (has('ctrl', 'control') || (either && !mac))
    && press.metaKey === (has('cmd', 'command', 'super', 'meta') || (either && mac))
    && press.altKey === has('alt', 'option')
    && press.shiftKey === has('shift')
  )
}

/** A key that the page left alone goes to the application menu. Items of a role without a shortcut of their own are Chromium's. */
export function pressAccelerator(press: KeyPress, window: BaseWindowPart): void {
  const item = MenuPart.application
    ?.all()
    .find(
      (each) =>
        each.accelerator !== undefined
        && each.enabled
        && each.registerAccelerator
        && matches(each.accelerator, press),
    )
  item?.click({ triggeredByAccelerator: true, ...press }, window)
}
