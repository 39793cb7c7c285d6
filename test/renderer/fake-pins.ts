import type { Answer, DesktopApi, Pin, Row } from '../../src/shared/ipc/contract.ts'
import { fileName } from '../../src/shared/uri.ts'
import { fileRow, folderRow, rows } from './fake-data.ts'

/** Pinned targets as main keeps them. */
export function fakePins(first: readonly Pin[] = []): DesktopApi['pins'] {
  let pins = first
  const now = (next: readonly Pin[]): Answer<readonly Pin[]> => {
    pins = next
    return Promise.resolve({ ok: true, value: pins })
  }
  return {
    list: () => now(pins),
    check: () => now(pins),
    find: () => now(pins),
    add({ targets }) {
      const added = targets.map((target) => ({
        ...target,
        name: fileName(target.file.uri),
        missing: null,
        readOnly: false,
      }))
      const isNew = ({ file }: Pin) => !pins.some((pin) => pin.file.id === file.id)
      return now([...pins, ...added.filter(isNew)])
    },
    remove: ({ file }) => now(pins.filter((pin) => pin.file.id !== file.id)),
    arrange: ({ ids }) => now(ids.flatMap((id) => pins.filter((pin) => pin.file.id === id))),
    seen: ({ targets }) =>
      now(
        pins.map((pin) => {
          const target = targets.find(({ file }) => file.id === pin.file.id)
          return target ? { ...pin, ...target, name: fileName(target.file.uri), missing: null } : pin
        }),
      ),
  }
}

export function pinOf(row: Row, over: Partial<Pin> = {}): Pin {
  const { file, name, type } = row
  return {
    file,
    name,
    type,
    version: row.type === 'file' ? row.version : null,
    missing: null,
    readOnly: false,
    ...over,
  }
}

/** Those of the mock-ups; the last one is gone. */
export const mockUpPins: readonly Pin[] = [
  ...rows.filter(({ name }) => ['Price list.csv', 'Site hero.jpg'].includes(name)).map((row) => pinOf(row)),
  pinOf(fileRow('index.html', 4096, Date.UTC(2026, 10, 20))),
  pinOf(folderRow('Screenshots', 0)),
  pinOf(folderRow('Quarter close', 0), { missing: 'gone' }),
]
