import { afterAll, beforeAll, expect, test } from 'vitest'
import { App, runsOn } from '../harness/app.ts'
import { enterAddress } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
let sentBefore: number
beforeAll(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  sentBefore = site.server.requests.length
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

/** What was refused is told on the console by the browser itself. */
function forgetRefusals(): readonly string[] {
  return app.watch.seen.splice(0)
}

test('a page of Redrop has an origin of its own, nothing of Node, and one object to ask', async () => {
  const found = await app.page.evaluate(() => ({
    protocol: location.protocol,
    node: [typeof require, typeof process, typeof module, typeof global],
    own: 'redrop' in window,
    electron: Object.keys(window).filter((name) => /electron|ipc|node|bridge/i.test(name)),
    frames: window.length,
  }))
  expect(found).toEqual({
    protocol: runsOn() === 'Electron' ? 'app:' : 'http:',
    node: Array(4).fill('undefined'),
    own: true,
    electron: [],
    frames: 0,
  })
})

test('what the page gets cannot be replaced', async () => {
  const isSame = await app.page.evaluate(() => {
    const before = window.redrop
    try {
      Object.defineProperty(window, 'redrop', { value: { accounts: {} } })
    } catch {
      return window.redrop === before
    }
    return window.redrop === before
  })
  expect(isSame).toBe(true)
})

test('text does not become code or markup, and nobody else is asked for anything', async () => {
  const { port } = new URL(site.server.url)
  const refused = await app.page.evaluate(async (foreign) => {
    const seen = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      seen.add(effectiveDirective),
    )
    await new Promise<void>((resolve) => {
      // A test's own calls may evaluate text; what runs in the page's own time may not.
      setTimeout(() => {
        for (const attempt of [
          // Evaluated text is what is tried here.
          // eslint-disable-next-line @typescript-eslint/no-implied-eval
          () => new Function('return 1') as unknown,
          () => (document.body.innerHTML = '<p>markup</p>'),
          () => {
            const script = document.createElement('script')
            ;(script as { textContent: string }).textContent = 'window.injected = true'
            document.head.append(script)
          },
        ])
          try {
            attempt()
          } catch {
            seen.add('threw')
          }
        const image = new Image()
        image.src = `${foreign}/pixel.png`
        const frame = document.createElement('iframe')
        frame.src = foreign
        document.body.append(frame)
        fetch(`${foreign}/api/v4/site/ping`).catch(() => seen.add('not asked'))
        setTimeout(() => {
          frame.remove()
          resolve()
        }, 300)
      })
    })
    return {
      seen: [...seen].sort(),
      injected: 'injected' in window,
      isWhole: document.querySelector('#app') !== null,
    }
  }, `http://127.0.0.1:${port}`)
  expect(refused.seen).toEqual(
    expect.arrayContaining([
      'connect-src',
      'frame-src',
      'img-src',
      'not asked',
      'require-trusted-types-for',
      'threw',
    ]),
  )
  expect(refused).toMatchObject({ injected: false, isWhole: true })
  expect(site.server.requests.length).toBe(sentBefore)
  expect(forgetRefusals().length).toBeGreaterThan(0)
})

test('a link to elsewhere leads nowhere, and no window opens', async () => {
  const before = app.page.url()
  const opened = await app.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.org/away'
    document.body.append(link)
    link.click()
    link.target = '_blank'
    link.click()
    link.remove()
    return window.open('https://example.org/another')
  })
  expect(opened).toBeNull()
  // The page is there and works: it asks the site that is typed into it.
  await enterAddress(app, site.server.url)
  await app.page.locator('input[type=email]').waitFor()
  expect(app.page.url()).toBe(before)
  expect((await app.standIn?.ask('windows'))?.length ?? 1).toBe(1)
  expect((await app.standIn?.ask('records'))?.opened ?? []).toEqual([])
  forgetRefusals()
})
