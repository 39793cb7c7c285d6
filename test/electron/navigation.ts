import type { Browser } from './chromium/browser.ts'
import type { Page, PageRequest } from './chromium/page.ts'
import { isApp, toApp } from './origins.ts'
import { isOurs } from './page/page-end.ts'
import { focusedWindow, openWindows } from './parts/windows.ts'
import { protocol } from './parts/session.ts'
import { problem, records } from './records.ts'

/** Every request of every page is answered by the app's own protocol handler; nothing reaches the network. */
export function serveApp(browser: Browser): void {
  const serve = (page: Page): void => {
    page.on('request', (request) => void answer(page, request))
  }
  browser.pages().forEach(serve)
  browser.on('page', (page) => {
    serve(page)
    void inspect(page)
  })
}

const lastUsed = () => focusedWindow() ?? openWindows().at(-1)
const windowOf = (page: Page) => openWindows().find((each) => each.contents.end?.page === page) ?? null

async function answer(page: Page, request: PageRequest): Promise<void> {
  if (!(await isOurs(page))) {
    await request.refuse('Aborted')
    lastUsed()?.contents.decideWindow(request.url, '', '')
    return
  }
  const { isNavigation, isMainFrame } = request
  if (isNavigation && windowOf(page)?.contents.decideNavigation(request.url, isMainFrame) === false) {
    // 204: the page stays as it is; an abort would leave Chromium's error page.
    await request.fulfill(new Response(null, { status: 204 }))
    return
  }
  const url = toApp(request.url)
  if (!isApp(url)) {
    records.blockedRequests.push(url)
    await request.refuse('BlockedByClient')
    return
  }
  await serve(page, request, url)
}

async function serve(page: Page, request: PageRequest, url: string): Promise<void> {
  const { method, headers, body } = request
  try {
    await request.fulfill(
      await protocol.respond(new Request(url, { method, headers, ...(body === null ? {} : { body }) })),
    )
  } catch (error) {
    if (page.isClosed()) return
    problem(`the protocol handler failed for ${url}: ${String(error)}`)
    await request.refuse('Failed')
  }
}

/** A tab that Chromium opened by itself goes at once. Web addresses were asked about by the request. */
async function inspect(page: Page): Promise<void> {
  if (await isOurs(page)) return
  await hasAddress(page, 3_000)
  // The address of a drop that no page handled; it makes no request.
  if (isFile(page)) lastUsed()?.contents.decideNavigation(page.url(), true)
  await page.close()
}

const isFile = (page: Page): boolean => page.url().startsWith('file:')

/** Waits until it asks for something, shows a file or is gone, so many milliseconds at most. */
function hasAddress(page: Page, limit: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, limit)
    function done(): void {
      clearTimeout(timer)
      resolve()
    }
    if (isFile(page)) done()
    page.once('request', done).once('close', done)
    page.on('navigated', () => {
      if (isFile(page)) done()
    })
  })
}
