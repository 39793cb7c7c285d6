import type { Answer, LinkInfo } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { openCompare } from '../compare/index.ts'

/** The server's content of a linked file and the one here, side by side. */
export function useLinkCompare() {
  return {
    /** There is something on both sides. */
    canCompare: ({ phase, trouble }: LinkInfo) =>
      phase !== 'not-found' && (trouble === null || trouble === 'read-only'),

    compare: async ({ id, file, name }: LinkInfo): Answer<null> => {
      const details = await desktop.browse.details({ file })
      if (!details.ok) return details
      const version = details.value.current
      openCompare({
        name,
        left: { source: { kind: 'version', file, version }, version },
        right: { source: { kind: 'link', id }, version: null },
      })
      return { ok: true, value: null }
    },
  }
}
