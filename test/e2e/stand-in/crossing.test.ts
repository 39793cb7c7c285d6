import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(async () => void (sample = await startSample()))
afterAll(() => sample.close())

test('the bridge is there before the page’s own scripts', async () => {
  expect(await sample.page.evaluate(() => window.seen.present)).toBe('object')
})

test('Map, Set, Date, BigInt, typed arrays, undefined, -0 and Error reach main as what they are', async () => {
  const arrived = await sample.page.evaluate(() =>
    Promise.all(
      [
        new Map([['a', 1]]),
        new Set([1, 2]),
        new Date(0),
        10n ** 20n,
        new Uint16Array([1, 500]),
        undefined,
        -0,
        new TypeError('typed'),
        { a: [undefined, { b: null }] },
      ].map((value) => window.sample.invoke('describe', value)),
    ),
  )
  expect(arrived).toEqual([
    'Map [["a",1]]',
    'Set [1,2]',
    'Date 1970-01-01T00:00:00.000Z',
    'bigint 100000000000000000000',
    'Uint16Array 1 500',
    'undefined',
    '-0',
    'TypeError typed',
    '{"a":[null,{"b":null}]}',
  ])
})

test('they come back from main as what they are, cycles included', async () => {
  const back = await sample.page.evaluate(async () => {
    const ring: Record<string, unknown> = { map: new Map([[1n, new Date(5)]]), ['__proto__x']: 1 }
    ring['self'] = ring
    const echo = (await window.sample.invoke('echo', ring)) as typeof ring
    const map = echo['map'] as Map<bigint, Date>
    return [echo['self'] === echo, [...map.keys()].map(String), map.get(1n)?.getTime()]
  })
  expect(back).toEqual([true, ['1'], 5])
})

test.each([
  ['a proxy, as every reactive object is', 'new Proxy({ a: 1 }, {})'],
  ['an object with a proxy in it', '({ list: [new Proxy([], {})] })'],
  ['a symbol', 'Symbol("s")'],
])('%s could not be cloned', async (_what, value) => {
  const message = await sample.page.evaluate(
    `(async () => { try { return await window.sample.invoke('echo', ${value}) } catch (error) { return error.message } })()`,
  )
  expect(message).toBe('An object could not be cloned.')
})

test('a function passes the bridge but not on to main', async () => {
  const message = await sample.page.evaluate(() =>
    window.sample.invoke('echo', () => 1).catch((error: unknown) => (error as Error).message),
  )
  expect(message).toBe('An object could not be cloned.')
})

test('what main cannot clone, throws or does not know is an error with its message', async () => {
  const messages = await sample.page.evaluate(() =>
    Promise.all(
      ['uncloneable', 'fail', 'nobody'].map((name) =>
        window.sample.invoke(name).catch((error: unknown) => (error as Error).message),
      ),
    ),
  )
  expect(messages).toEqual([
    "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    "Error invoking remote method 'fail': TypeError: no such thing",
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  ])
})

test('exposed functions work, throw and reject; exposed objects are frozen', async () => {
  const seen = await sample.page.evaluate(async () => {
    const { nested } = window.sample
    let thrown = ''
    try {
      nested.throws()
    } catch (error) {
      thrown = (error as Error).message
    }
    const rejected = await window.sample.reject().catch((error: unknown) => (error as Error).message)
    return [nested.twice(21), thrown, rejected, Object.isFrozen(nested.list), Object.isFrozen(window.sample)]
  })
  expect(seen).toEqual([42, 'too far', 'later', true, true])
})

test('events from main reach a listener until it is taken off', async () => {
  const got = await sample.page.evaluate(async () => {
    const seen: unknown[][] = []
    const stop = window.sample.onPushed((...args) => seen.push(args))
    await window.sample.invoke('push', new Map([['k', 1]]))
    await window.sample.invoke('echo', 1)
    stop()
    await window.sample.invoke('push', 'late')
    await window.sample.invoke('echo', 1)
    return seen.map(([first, second]) => [first instanceof Map, second])
  })
  expect(got).toEqual([[true, 1]])
})

test('a preload gets what a sandboxed preload gets, in a world of its own', async () => {
  const seen = await sample.page.evaluate(() => {
    const { sample } = window
    return [
      sample.modules(),
      sample.env,
      sample.globals,
      sample.extra,
      sample.notAFile(),
      typeof (globalThis as { require?: unknown }).require,
    ]
  })
  expect(seen).toEqual([
    'module not found: node:fs',
    'the stand-in does not implement process.env in a preload',
    ['undefined', 'undefined'],
    true,
    "Failed to execute 'getPathForFile': not a File",
    'undefined',
  ])
})

test('main sees who sent: window, main frame, the app’s own address', async () => {
  expect(await sample.invoke('sender')).toMatchObject({
    url: 'app://sample/index.html',
    origin: 'app://sample',
    top: true,
    known: true,
  })
})

test('everything is there again after a reload', async () => {
  await sample.page.reload()
  expect(await sample.invoke('echo', 'again')).toBe('again')
})
