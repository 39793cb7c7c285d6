import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core'
import { isApp, toApp } from './origins.ts'
import { isOurs } from './page/page-end.ts'
import { focusedWindow, openWindows } from './parts/windows.ts'
import { protocol } from './parts/session.ts'
import { problem, records } from './records.ts'

/** Every request of every page is answered by the app's own protocol handler; nothing reaches the network. */
export async function serveApp(context: BrowserContext): Promise<void> {
  await context.route('**/*', (route, request) => answer(route, request))
  context.on('page', (page) => void inspect(page))
}

const lastUsed = () => focusedWindow() ?? openWindows().at(-1)
const windowOf = (page: Page) => openWindows().find((each) => each.contents.end?.page === page) ?? null

async function answer(route: Route, request: PageRequest): Promise<void> {
  const page = pageOf(request)
  if (page === null || !(await isOurs(page))) {
    await route.abort('aborted')
    lastUsed()?.contents.decideWindow(request.url(), '', '')
    return
  }
  const isMain = request.frame().parentFrame() === null
  const window = windowOf(page)
  if (request.isNavigationRequest() && window?.contents.decideNavigation(request.url(), isMain) === false) {
    // 204: the page stays as it is; an abort would leave Chromium's error page.
    await route.fulfill({ status: 204 })
    return
  }
  const url = toApp(request.url())
  if (!isApp(url)) {
    records.blockedRequests.push(url)
    await route.abort('blockedbyclient')
    return
  }
  await serve(route, request, url)
}

async function serve(route: Route, request: PageRequest, url: string): Promise<void> {
  try {
    const body = request.postDataBuffer()
    const response = await protocol.respond(
      new Request(url, {
        method: request.method(),
        headers: request.headers(),
        ...(body === null ? {} : { body: new Uint8Array(body) }),
      }),
    )
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  } catch (error) {
    if (request.frame().page().isClosed()) return
    problem(`the protocol handler failed for ${url}: ${String(error)}`)
    await route.abort('failed')
  }
}

/** Null: a tab that is only being made, by a link with a target. */
function pageOf(request: PageRequest): Page | null {
  try {
    return request.frame().page()
  } catch {
    return null
  }
}

/** A tab that Chromium opened by itself goes at once. Web addresses were asked about by the route. */
async function inspect(page: Page): Promise<void> {
  if (await isOurs(page)) return
  // The address of a drop that no page handled; no route sees it.
  await page
    .waitForURL((url) => url.protocol === 'file:', { timeout: 3_000, waitUntil: 'commit' })
    .catch(() => null)
  if (page.url().startsWith('file:')) lastUsed()?.contents.decideNavigation(page.url(), true)
  await page.close()
}
