/** The pages of Redrop have an origin of their own; nothing else is ever loaded. */
export const pageScheme = 'app'
const pageHost = 'redrop'

export const pageUrl = `${pageScheme}://${pageHost}/index.html`

/** `URL.origin` is the text "null" for schemes that Node does not know, so its parts are compared. */
export function isOurPage(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${pageScheme}:` && parsed.host === pageHost
}
