/** The first argument of an event that the app may forbid. */
export interface Preventable {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function preventable<T extends object>(details?: T): T & Preventable {
  let prevented = false
  return Object.defineProperties({ ...details } as T & Preventable, {
    defaultPrevented: { get: () => prevented, enumerable: true },
    preventDefault: { value: () => (prevented = true) },
  })
}
