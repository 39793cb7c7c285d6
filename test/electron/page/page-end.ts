import { randomUUID } from 'node:crypto'
import type { Browser } from '../chromium/browser.ts'
import type { Session } from '../chromium/connection.ts'
import type { Page } from '../chromium/page.ts'
import { decode, encode } from '../codec.ts'
import { records } from '../records.ts'
import { makeBridge } from './bridge.ts'
import { exchangeFiles } from './file-tokens.ts'
import { isolatedWorld } from './isolated-world.ts'
import { mainWorld } from './main-world.ts'
import type { FromPage, PreloadProcess, ToPage } from './messages.ts'

export interface PageHandlers {
  /** Paths stand in place of file tokens already. */
  message(message: FromPage): void
  crashed(): void
  closed(): void
}

/** Main's end of one page: the preload's isolated world, and messages both ways in their order. */
export class PageEnd {
  readonly page: Page
  readonly session: Session
  private contextId: number | null = null
  private readonly receiver: string
  private order: Promise<void> = Promise.resolve()

  private constructor(page: Page, receiver: string) {
    this.page = page
    this.session = page.session
    this.receiver = receiver
  }

  static async open(
    browser: Browser,
    options: { preload: string | null; process: PreloadProcess },
    handlers: PageHandlers,
  ): Promise<PageEnd> {
    const page = await newPage(browser)
    const { session } = page
    const id = randomUUID().replaceAll('-', '')
    const world = `isolated ${id}`
    const names = {
      main: `main${id}`,
      isolated: `isolated${id}`,
      binding: `post${id}`,
      receiver: `receive${id}`,
    }
    const end = new PageEnd(page, names.receiver)
    page.on('crash', () => handlers.crashed())
    page.on('close', () => handlers.closed())
    session.on('Runtime.executionContextCreated', ({ context: made }) => {
      const { isDefault, frameId } = made.auxData as { isDefault?: boolean; frameId?: string }
      if (made.name === world && isDefault !== true && frameId === page.id) end.contextId = made.id
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === end.contextId) end.contextId = null
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === names.binding) end.enqueue(payload, executionContextId, handlers)
    })
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${String(mainWorld)})(${JSON.stringify(names)}, ${String(makeBridge)})`,
    })
    const preload =
      options.preload === null
        ? 'null'
        : `function (require, module, exports, process) {\n${options.preload}\n}`
    const config = JSON.stringify({ ...names, process: options.process })
    await session.send('Runtime.addBinding', { name: names.binding, executionContextName: world })
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${String(isolatedWorld)})(${config}, ${[encode, decode, makeBridge].map(String).join(', ')}, ${preload})`,
      worldName: world,
    })
    await session.send('Runtime.enable')
    return end
  }

  /** What arrives for a page that is being left is lost, as in Electron. */
  async send(message: ToPage): Promise<void> {
    if (this.contextId === null) return
    records.messages?.push(JSON.stringify(message))
    const expression = `${this.receiver}.receive(${JSON.stringify(message)})`
    try {
      await this.evaluate(expression, this.contextId)
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }

  private enqueue(payload: string, contextId: number, handlers: PageHandlers): void {
    const message = JSON.parse(payload) as FromPage
    records.messages?.push(payload)
    this.order = this.order.then(async () => {
      try {
        handlers.message(await this.withPaths(message, contextId))
      } catch (error) {
        if (!isGone(error)) throw error
      }
    })
  }

  private async withPaths(message: FromPage, contextId: number): Promise<FromPage> {
    if (message.kind !== 'send' && message.kind !== 'invoke') return message
    const args = await exchangeFiles(message.args, (token) => this.pathOf(token, contextId))
    return { ...message, args }
  }

  /** '' for a File made by a script, as Electron has it. */
  private async pathOf(token: string, contextId: number): Promise<string> {
    const { result } = await this.evaluate(`${this.receiver}.file(${JSON.stringify(token)})`, contextId)
    if (result.objectId === undefined) throw new Error('a file token that this page never handed out')
    const { path } = await this.session.send('DOM.getFileInfo', { objectId: result.objectId })
    return path
  }

  private async evaluate(expression: string, contextId: number) {
    const answer = await this.session.send('Runtime.evaluate', { expression, contextId })
    const { exceptionDetails } = answer
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return answer
  }
}

const ours = new WeakSet<Page>()
let firstTaken = false
let creating: Promise<unknown> = Promise.resolve()

async function newPage(browser: Browser): Promise<Page> {
  // Chromium starts with an empty page: the first window takes it.
  const [empty] = browser.pages().filter((each) => each.url() === 'about:blank' && !ours.has(each))
  if (empty !== undefined && !firstTaken) {
    firstTaken = true
    ours.add(empty)
    return empty
  }
  const page = browser.newPage()
  creating = Promise.allSettled([creating, page])
  ours.add(await page)
  return page
}

/** Tells a window of the app from a tab that Chromium opened by itself. */
export async function isOurs(page: Page): Promise<boolean> {
  await creating
  return ours.has(page)
}

function isGone(error: unknown): boolean {
  return (
    error instanceof Error
    && /closed|Cannot find context|context was destroyed|Target crashed/i.test(error.message)
  )
}
