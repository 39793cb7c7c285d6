import type { Pin } from '../../../../shared/ipc/contract.ts'
import type { T } from '../../../i18n/index.ts'
import type { MenuItem } from '../../../ui/index.ts'

/** `at`: its place among `count`. */
export function pinMenu(t: T, pin: Pin, at: number, count: number): readonly MenuItem[] {
  const remove = { id: 'remove', label: t('browser.pins.remove'), icon: 'close' } as const
  if (pin.missing)
    return [
      { id: 'reason', label: t(`browser.pins.${pin.missing}`, { name: pin.name }), disabled: true },
      'separator',
      { id: 'find', label: t('browser.pins.find'), icon: 'search' },
      remove,
    ]
  return [
    ...(pin.type === 'folder'
      ? [{ id: 'open', label: t('browser.action.open'), icon: 'folder' } as const]
      : []),
    { id: 'show', label: t('browser.pins.show'), icon: 'eye' },
    'separator',
    { id: 'up', label: t('browser.pins.up'), icon: 'up', keys: 'Alt ↑', disabled: at === 0 },
    { id: 'down', label: t('browser.pins.down'), icon: 'down', keys: 'Alt ↓', disabled: at === count - 1 },
    'separator',
    remove,
  ]
}
