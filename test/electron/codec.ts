// What crosses between page and main. Used in Node and, as source text, in the page: each function stands alone.

type Slot = readonly [string | number | boolean | null] | number | string
interface Node {
  readonly t: string
  readonly v?: unknown
  readonly e?: unknown[]
}

/** A structured clone as text: what `structuredClone` refuses, and what Electron's IPC cannot carry, throws. */
export function encode(input: unknown): string {
  const refused = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const copy = (): unknown => {
    try {
      return structuredClone(input)
    } catch {
      return refused()
    }
  }
  const base64 = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return btoa(text)
  }
  const nodes: Node[] = []
  const seen = new Map<object, number>()
  const slot = (value: unknown): Slot => {
    if (value === undefined) return 'undefined'
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return [value]
    if (typeof value === 'bigint') return `big ${value}`
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? [value]
        : Object.is(value, -0)
          ? 'num -0'
          : `num ${value}`
    if (typeof value !== 'object') return refused()
    const known = seen.get(value)
    if (known !== undefined) return known
    const at = nodes.push({ t: 'pending' }) - 1
    seen.set(value, at)
    nodes[at] = node(value)
    return at
  }
  const node = (value: object): Node => {
    if (Array.isArray(value))
      return { t: 'array', v: value.length, e: Object.entries(value).map(([k, v]) => [k, slot(v)]) }
    if (value instanceof Map) return { t: 'map', e: [...value].map(([k, v]) => [slot(k), slot(v)]) }
    if (value instanceof Set) return { t: 'set', e: [...value].map(slot) }
    if (value instanceof Date) return { t: 'date', v: value.getTime() }
    if (value instanceof RegExp) return { t: 'regexp', v: [value.source, value.flags] }
    if (value instanceof ArrayBuffer) return { t: 'buffer', v: base64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { t: 'view', v: [value.constructor.name, base64(bytes)] }
    }
    if (value instanceof Error) return { t: 'error', v: [value.name, value.message, value.stack] }
    if (Object.getPrototypeOf(value) !== Object.prototype) return refused()
    return { t: 'object', e: Object.entries(value).map(([k, v]) => [k, slot(v)]) }
  }
  return JSON.stringify({ root: slot(copy()), nodes })
}

export function decode(text: string): unknown {
  const { root, nodes } = JSON.parse(text) as { root: Slot; nodes: Node[] }
  const made = new Map<number, object>()
  const bytes = (base64: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const value = (slot: Slot): unknown => {
    if (typeof slot === 'number') return made.get(slot) ?? build(slot)
    if (typeof slot !== 'string') return slot[0]
    if (slot === 'undefined') return undefined
    return slot.startsWith('big ') ? BigInt(slot.slice(4)) : Number(slot.slice(4))
  }
  const keep = <T extends object>(at: number, object: T): T => {
    made.set(at, object)
    return object
  }
  const fill = (object: object, entries: [string, Slot][]): object => {
    // defineProperty: a key called `__proto__` is data here.
    for (const [key, slot] of entries)
      Object.defineProperty(object, key, {
        value: value(slot),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    return object
  }
  const build = (at: number): object => {
    const { t, v, e = [] } = nodes[at] as Node
    if (t === 'array') return fill(keep(at, new Array<unknown>(v as number)), e as [string, Slot][])
    if (t === 'object') return fill(keep(at, {}), e as [string, Slot][])
    if (t === 'map') {
      const map = keep(at, new Map<unknown, unknown>())
      for (const [k, each] of e as [Slot, Slot][]) map.set(value(k), value(each))
      return map
    }
    if (t === 'set') {
      const set = keep(at, new Set<unknown>())
      for (const each of e as Slot[]) set.add(value(each))
      return set
    }
    if (t === 'date') return keep(at, new Date(v as number))
    if (t === 'buffer') return keep(at, bytes(v as string).buffer)
    const [first, second, third] = v as [string, string, string?]
    if (t === 'regexp') return keep(at, new RegExp(first, second))
    if (t === 'view') {
      const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => object>)[first]
      if (View === undefined) throw new Error('An object could not be cloned.')
      return keep(at, new View(bytes(second).buffer))
    }
    const Kind = (globalThis as unknown as Record<string, unknown>)[first]
    const error =
      typeof Kind === 'function' && Kind.prototype instanceof Error
        ? new (Kind as ErrorConstructor)(second)
        : new Error(second)
    Object.defineProperty(error, 'stack', { value: third, configurable: true, writable: true })
    return keep(at, error)
  }
  return value(root)
}
