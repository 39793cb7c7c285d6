import type { WebContents } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import { isOurPage } from '../protocol/origin.ts'

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/** A page of Redrop never becomes another page, never opens one and never holds one. */
export function keepOnOurPages(contents: Contents, log: Logger): void {
  const guard = (details: { readonly url: string; preventDefault(): void }) => {
    if (isOurPage(details.url)) return
    details.preventDefault()
    log.warn('navigation-refused', { url: details.url })
  }
  contents.on('will-navigate', guard)
  contents.on('will-frame-navigate', guard)
  contents.on('will-redirect', guard)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('window-refused', { url })
    return { action: 'deny' }
  })
}
