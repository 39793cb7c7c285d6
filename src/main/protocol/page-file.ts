import { resolve, sep } from 'node:path'

/** The file below `root` that a URL of our origin names; null: none can be meant. Decoded once, then looked at. */
export function pageFile(root: string, url: string): string | null {
  const pathname = decoded(URL.parse(url)?.pathname ?? '')
  if (pathname === null || /[\\\0]/.test(pathname) || pathname.endsWith('/')) return null
  const path = resolve(root, `.${pathname}`)
  return path.startsWith(`${resolve(root)}${sep}`) ? path : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
