import type { Wish } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'

/** Has the main window come to the front and show something; null: as it is. */
export function openMain(wish: Wish | null): void {
  void desktop.windows.open({ wish })
}
