import type { DesktopApi } from '../../src/shared/ipc/contract.ts'
import { historyEntries } from './fake-history-entries.ts'

const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })

/** The history that the mock-up shows; the filters of kind and text hold. */
export function fakeHistory(): DesktopApi['history'] {
  const found = (text: string) =>
    historyEntries.filter(({ name, localName }) =>
      `${name} ${localName ?? ''}`.toLowerCase().includes(text.toLowerCase()),
    )
  return {
    page: ({ query, after }) => {
      const entries = found(query.text).filter(({ kind }) => query.kind === null || kind === query.kind)
      return ok({ entries: after === null ? entries : [], hasMore: false })
    },
    overview: ({ query }) => {
      const entries = found(query.text)
      const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length
      return ok({
        all: entries.length,
        kinds: {
          replaced: count('replaced'),
          created: count('created'),
          undone: count('undone'),
          failed: count('failed'),
          downloaded: count('downloaded'),
        },
        since: entries.at(-1)?.at ?? null,
        accounts: [],
      })
    },
    way: () => ok({ kind: 'undo', to: 'version' }),
    undo: ({ id }) => {
      const version = historyEntries.find((entry) => entry.id === id)?.before
      return version ? ok({ to: 'version', version, covered: null }) : ok({ to: 'trash' })
    },
    redo: () => ok(null),
    retry: () => ok(null),
    clear: () => ok({ forgotten: historyEntries.length }),
  }
}
