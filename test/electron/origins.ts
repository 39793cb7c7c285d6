// Chromium cannot be made to ask us for `app://` pages from outside: they are served as `http://<host>.localhost`,
// which is a secure context as well. Main only ever sees the app's own addresses.
const scheme = 'app:'
const suffix = '.localhost'

export function toHttp(url: string): string {
  const parsed = new URL(url)
  if (parsed.protocol !== scheme) throw new Error(`the stand-in shows pages of ${scheme}// only, not ${url}`)
  return `http://${parsed.host}${suffix}${parsed.pathname}${parsed.search}${parsed.hash}`
}

/** The app's own address of a page or request; any other address comes back as it is. */
export function toApp(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.protocol !== 'http:' || !parsed.hostname.endsWith(suffix)) return url
  return `${scheme}//${parsed.host.slice(0, -suffix.length)}${parsed.pathname}${parsed.search}${parsed.hash}`
}

export const isApp = (url: string): boolean => url.startsWith(`${scheme}//`)
