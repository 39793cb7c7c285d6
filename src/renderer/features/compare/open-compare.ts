import { useNavigation } from '../../app/navigation.ts'
import { useCompareStore, type CompareRequest } from './compare-store.ts'

/** Shows two contents side by side, as a page of the window; going back leads to where it was called. */
export function openCompare(request: CompareRequest): void {
  const navigation = useNavigation()
  useCompareStore().show(request)
  // Two contents need the room.
  navigation.transfersOpen = false
  navigation.go('compare')
}
