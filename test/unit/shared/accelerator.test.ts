import { expect, test } from 'vitest'
import {
  acceleratorOf,
  heldModifiers,
  isAccelerator,
  usualGlobalKeys,
} from '../../../src/shared/accelerator.ts'

const press = (code: string, key: string, ...held: ('ctrl' | 'alt' | 'shift' | 'meta')[]) => ({
  code,
  key,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
})

test.each([
  ['a letter', press('KeyU', 'U', 'ctrl', 'shift'), 'Control+Shift+U'],
  ['a letter where another layout has it', press('KeyQ', 'a', 'ctrl'), 'Control+A'],
  ['a letter of another alphabet, by its place', press('KeyU', 'г', 'ctrl', 'alt'), 'Control+Alt+U'],
  ['a digit that writes something else with Shift', press('Digit1', '!', 'ctrl', 'shift'), 'Control+Shift+1'],
  ['an arrow', press('ArrowUp', 'ArrowUp', 'meta'), 'Super+Up'],
  ['a function key by itself', press('F8', 'F8'), 'F8'],
  ['with Shift only', press('KeyU', 'U', 'shift'), null],
  ['by itself', press('KeyU', 'u'), null],
  ['only modifiers so far', press('ControlLeft', 'Control', 'ctrl'), null],
  ['a key nobody can name', press('IntlBackslash', '<', 'ctrl'), null],
])('%s', (_name, pressed, accelerator) => {
  expect(acceleratorOf(pressed)).toBe(accelerator)
})

test.each(['Control+Shift+U', 'Alt+F4', 'Super+Space', 'F24', 'PrintScreen', 'Control+Alt+Shift+Super+9'])(
  '%s can be a global key',
  (text) => expect(isAccelerator(text)).toBe(true),
)

test.each([
  '',
  'U',
  'Shift+U',
  'Control',
  'Control+',
  'Shift+Control+U',
  'Control+Control+U',
  'Control+u',
  'Hyper+U',
  'CommandOrControl+U',
  'F25',
])('“%s” cannot', (text) => expect(isAccelerator(text)).toBe(false))

test('what is held is shown in one order', () => {
  expect(heldModifiers(press('KeyU', 'u', 'shift', 'ctrl', 'alt'))).toEqual(['Control', 'Alt', 'Shift'])
})

test('the usual keys can be global ones, and Linux has none', () => {
  for (const platform of ['darwin', 'win32'])
    for (const keys of Object.values(usualGlobalKeys(platform)))
      expect(keys === null || isAccelerator(keys)).toBe(true)
  expect(Object.values(usualGlobalKeys('linux'))).toEqual([null, null, null])
})
