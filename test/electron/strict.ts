import { EventEmitter } from 'node:events'

const innocent = new Set(['then', 'toJSON'])

/**
 * Base of everything the stand-in hands to the app: reading a property it does not have throws instead of giving
 * `undefined`, and so does listening for an event it never emits. The proxy sits behind the prototypes, so only what
 * is missing reaches it and objects keep their identity.
 */
export class StrictEmitter extends EventEmitter {
  private readonly partName: string
  private readonly events: ReadonlySet<string>

  constructor(partName: string, events: readonly string[] = []) {
    super()
    this.partName = partName
    this.events = new Set(events)
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    this.mustEmit(event)
    return super.on(event, listener as (...args: unknown[]) => void)
  }

  override addListener(event: string | symbol, listener: (...args: never[]) => void): this {
    return this.on(event, listener)
  }

  override once(event: string | symbol, listener: (...args: never[]) => void): this {
    this.mustEmit(event)
    return super.once(event, listener as (...args: unknown[]) => void)
  }

  override prependListener(event: string | symbol, listener: (...args: never[]) => void): this {
    this.mustEmit(event)
    return super.prependListener(event, listener as (...args: unknown[]) => void)
  }

  private mustEmit(event: string | symbol): void {
    if (typeof event === 'string' && this.events.has(event)) return
    throw new Error(`the stand-in does not implement the event "${String(event)}" of ${this.partName}`)
  }
}

const nameOf = (receiver: unknown): string =>
  (Object.getOwnPropertyDescriptor(receiver, 'partName')?.value as string | undefined) ?? 'a part'

Object.setPrototypeOf(
  StrictEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || key.startsWith('_') || innocent.has(key))
        return Reflect.get(target, key, receiver) as unknown
      throw new Error(`the stand-in does not implement ${nameOf(receiver)}.${key}`)
    },
    set(target, key, value, receiver) {
      // Node's own fields (`_events` and others) are assigned from outside the class.
      if (typeof key === 'symbol' || key.startsWith('_')) return Reflect.set(target, key, value, receiver)
      throw new Error(`the stand-in does not implement setting ${nameOf(receiver)}.${key}`)
    },
  }),
)

/** An unknown option would be ignored silently by a real Electron as well; here it is named. */
export function onlyKnown(what: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options))
    if (!known.includes(key)) throw new Error(`the stand-in does not implement the option ${what}.${key}`)
}
