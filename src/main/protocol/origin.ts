import type { View } from '../../shared/views.ts'

/** The pages of Redrop have an origin of their own; nothing else is ever loaded. */
export const pageScheme = 'app'
const pageHost = 'redrop'

const pageUrl = `${pageScheme}://${pageHost}/index.html`

/** The page is the same; its address says what it shows. */
export function pageUrlOf(view: View): string {
  return view === 'main' ? pageUrl : `${pageUrl}?view=${view}`
}

/** `URL.origin` is the text "null" for schemes that Node does not know, so its parts are compared. */
export function isOurPage(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${pageScheme}:` && parsed.host === pageHost
}
