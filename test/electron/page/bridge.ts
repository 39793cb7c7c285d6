// Runs in the page as source text, once in each of the two worlds: it must stand alone.

type Packed =
  | { readonly clone: unknown }
  | { readonly fn: number }
  | { readonly promise: number }
  | { readonly list: readonly Packed[] }
  | { readonly object: readonly (readonly [string, Packed])[] }

type Message =
  | { readonly op: 'expose'; readonly key: string; readonly value: Packed }
  | { readonly op: 'call'; readonly call: number; readonly fn: number; readonly args: readonly Packed[] }
  | { readonly op: 'return'; readonly call: number; readonly value: Packed }
  | { readonly op: 'throw'; readonly call: number; readonly message: string }
  | { readonly op: 'settle'; readonly promise: number; readonly value: Packed }
  | { readonly op: 'fail'; readonly promise: number; readonly message: string }
  | { readonly op: 'tell'; readonly value: unknown }

type AnyFunction = (...args: unknown[]) => unknown

export interface Bridge {
  expose(key: string, value: unknown): void
  tell(value: unknown): void
}

/**
 * One end of contextBridge: values are copied, functions and promises become stand-ins of their own on the other side.
 * The two worlds share the DOM, so synchronous events carry everything; `detail` is structured-cloned on the way.
 */
export function makeBridge(
  here: string,
  there: string,
  on: { expose?: (key: string, value: unknown) => void; tell?: (value: unknown) => void },
): Bridge {
  const functions: AnyFunction[] = []
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const answers = new Map<number, { value: unknown } | { message: string }>()
  let calls = 0
  let promises = 0
  const { dispatchEvent, CustomEvent: Event } = window
  const say = (message: Message): void =>
    void dispatchEvent.call(window, new Event(there, { detail: message }))
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

  /** A copy where that is possible; only plain objects and lists are looked into for functions and promises. */
  const pack = (value: unknown, functionsInside = { found: false }): Packed => {
    if (typeof value === 'function') {
      functionsInside.found = true
      return { fn: functions.push(value as AnyFunction) - 1 }
    }
    if (value instanceof Promise) {
      functionsInside.found = true
      const promise = promises++
      value.then(
        (result: unknown) => {
          try {
            say({ op: 'settle', promise, value: pack(result) })
          } catch (error) {
            say({ op: 'fail', promise, message: messageOf(error) })
          }
        },
        (error: unknown) => say({ op: 'fail', promise, message: messageOf(error) }),
      )
      return { promise }
    }
    try {
      return { clone: structuredClone(value) }
    } catch {
      const inside = { found: false }
      let packed: Packed | null = null
      if (Array.isArray(value)) packed = { list: value.map((each) => pack(each, inside)) }
      else if (
        typeof value === 'object'
        && value !== null
        && Object.getPrototypeOf(value) === Object.prototype
      )
        packed = { object: Object.entries(value).map(([key, each]) => [key, pack(each, inside)] as const) }
      // Nothing in it explains the refusal: it is itself what cannot be cloned (a Proxy, a symbol, …).
      if (packed === null || !inside.found) throw new Error('An object could not be cloned.')
      functionsInside.found = true
      return packed
    }
  }

  const unpack = (packed: Packed): unknown => {
    if ('clone' in packed) return packed.clone
    if ('list' in packed) return packed.list.map(unpack)
    if ('object' in packed) return Object.fromEntries(packed.object.map(([key, each]) => [key, unpack(each)]))
    if ('promise' in packed)
      return new Promise((resolve, reject) => waiting.set(packed.promise, { resolve, reject }))
    return (...args: unknown[]) => callThere(packed.fn, args)
  }

  const callThere = (fn: number, args: unknown[]): unknown => {
    const call = calls++
    say({ op: 'call', call, fn, args: args.map((each) => pack(each)) })
    const answer = answers.get(call)
    answers.delete(call)
    if (answer === undefined) throw new Error('the other world did not answer')
    if ('message' in answer) throw new Error(answer.message)
    return answer.value
  }

  const callHere = (message: Extract<Message, { op: 'call' }>): void => {
    const { call } = message
    try {
      const result = functions[message.fn]?.(...message.args.map(unpack))
      say({ op: 'return', call, value: pack(result) })
    } catch (error) {
      say({ op: 'throw', call, message: messageOf(error) })
    }
  }

  window.addEventListener(here, (event) => {
    const message = (event as CustomEvent<Message>).detail
    if (message.op === 'call') callHere(message)
    else if (message.op === 'return') answers.set(message.call, { value: unpack(message.value) })
    else if (message.op === 'throw') answers.set(message.call, { message: message.message })
    else if (message.op === 'expose') on.expose?.(message.key, unpack(message.value))
    else if (message.op === 'tell') on.tell?.(message.value)
    else {
      const promise = waiting.get(message.promise)
      waiting.delete(message.promise)
      if (message.op === 'settle') promise?.resolve(unpack(message.value))
      else promise?.reject(new Error(message.message))
    }
  })

  return {
    expose: (key, value) => say({ op: 'expose', key, value: pack(value) }),
    tell: (value) => say({ op: 'tell', value }),
  }
}
