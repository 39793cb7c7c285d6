import type { Answer, DesktopApi, Pin } from '../../src/shared/ipc/contract.ts'
import { fileName } from '../../src/shared/uri.ts'

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
      const added = targets.map((target) => ({ ...target, name: fileName(target.file.uri), missing: null }))
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
