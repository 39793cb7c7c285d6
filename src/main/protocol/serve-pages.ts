import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { isOurPage } from './origin.ts'
import { pageFile } from './page-file.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const always = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/** Answers requests for pages with the files below `root`, and with nothing else. */
export function servePages(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...always, allow: 'GET, HEAD' } })
    const path = isOurPage(request.url) ? pageFile(root, request.url) : null
    const type = path === null ? undefined : types[extname(path)]
    const content = path === null || type === undefined ? null : await contentOf(path)
    if (content === null || type === undefined) return new Response(null, { status: 404, headers: always })
    const headers = { ...always, 'content-type': type, 'content-length': String(content.length) }
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), { status: 200, headers })
  }
}

async function contentOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    throw error
  })
}
