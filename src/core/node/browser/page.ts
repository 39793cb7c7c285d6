import { createHash } from 'node:crypto'

const style =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:20vh auto;padding:0 1rem;text-align:center}'
  + '@media(prefers-color-scheme:dark){body{background:#1c1c1e;color:#f2f2f2}}'

/** No scripts, nothing loaded from anywhere, and no address that would carry the code on. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const

/** The page a browser shows after the redirect: one sentence. */
export function page(sentence: string): string {
  const text = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html><html><head><meta charset="utf-8"><title>Redrop</title><style>${style}</style></head><body><p>${text}</p></body></html>\n`
}
