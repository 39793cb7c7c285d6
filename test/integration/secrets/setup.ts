import type { Logger } from '../../../src/core/ports/index.ts'

/** Settings of a profile that lasts as long as the object. */
export function memorySettings() {
  const values = new Map<string, unknown>()
  return {
    get: (name: string): Promise<unknown> => Promise.resolve(values.get(name)),
    set: (name: string, value: unknown) => Promise.resolve(void values.set(name, value)),
  }
}

const nothing = () => undefined
export const silent: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
