import { useEventListener } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import type { Command } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { usePlatform, type Platform } from '../../ui/index.ts'

/** What keys and the application menu ask of the page. */
export type PageCommand =
  | Extract<
      Command,
      | 'upload'
      | 'replace-with'
      | 'edit'
      | 'new-folder'
      | 'rename'
      | 'trash'
      | 'reload'
      | 'go-back'
      | 'go-forward'
      | 'go-up'
      | 'search'
      | 'path'
      | 'details'
      | 'versions'
    >
  | 'copy-link'

const ofMenu: ReadonlySet<string> = new Set<PageCommand>([
  'upload',
  'replace-with',
  'edit',
  'new-folder',
  'rename',
  'trash',
  'reload',
  'go-back',
  'go-forward',
  'go-up',
  'search',
  'path',
  'details',
  'versions',
])

const withMod: Readonly<Record<string, PageCommand>> = {
  u: 'upload',
  r: 'replace-with',
  e: 'edit',
  f: 'search',
  l: 'path',
  i: 'details',
}
const withShift: Readonly<Record<string, PageCommand>> = { c: 'copy-link', h: 'versions' }
const withAlt: Readonly<Record<string, PageCommand>> = {
  ArrowLeft: 'go-back',
  ArrowRight: 'go-forward',
  ArrowUp: 'go-up',
}
const plain: Readonly<Record<string, PageCommand>> = { F2: 'rename', F5: 'reload' }

/** The command of a key; null: none of the page's. */
export function commandOf(event: KeyboardEvent, platform: Platform): PageCommand | null {
  const mod = platform === 'mac' ? event.metaKey : event.ctrlKey
  if (event.shiftKey) return mod && !event.altKey ? (withShift[event.key.toLowerCase()] ?? null) : null
  if (event.altKey) return mod ? null : (withAlt[event.key] ?? null)
  const erase = platform === 'mac' ? mod && event.key === 'Backspace' : !mod && event.key === 'Delete'
  if (erase) return 'trash'
  return (mod ? withMod[event.key.toLowerCase()] : plain[event.key]) ?? null
}

/** Keys belong to a dialog, a menu or a text field while the focus is in it; the page's own do not. */
export function isElsewhere(event: Event): boolean {
  if (document.querySelector('[aria-modal="true"]')) return true
  const element = event.target
  return element instanceof Element && element.closest('input, textarea, [role="menu"]') !== null
}

export function useShortcuts(run: (command: PageCommand) => void): void {
  const platform = usePlatform()

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const command = commandOf(event, platform)
    if (!command || event.defaultPrevented || event.isComposing || isElsewhere(event)) return
    event.preventDefault()
    run(command)
  })
  onScopeDispose(
    desktop.events.onCommand((command) => {
      const blocked = document.querySelector('[aria-modal="true"]')
      if (ofMenu.has(command) && !blocked) run(command as PageCommand)
    }),
  )
}
