import { useNavigation } from '../../app/navigation.ts'
import { useCompareStore, type CompareRequest } from './compare-store.ts'

/** Shows two contents side by side, as a page of the window; going back leads to where it was called. */
export function openCompare(request: CompareRequest): void {
  useCompareStore().show(request)
  useNavigation().go('compare')
}
