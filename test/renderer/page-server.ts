import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** As main sends it: what would be refused in the app is refused here. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'",
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  "require-trusted-types-for 'script'; trusted-types vue",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Builds the page on the fake API and serves it. */
export async function servePage(): Promise<{ url: string; close(): Promise<void> }> {
  const cache = here('../../node_modules/.cache/')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'redrop-page-'))
  await build({
    root: here('./page'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [vue()],
    define: { __VUE_I18N_LEGACY_API__: 'false', __VUE_I18N_FULL_INSTALL__: 'false' },
    build: { outDir, emptyOutDir: true, target: 'esnext', minify: false },
  })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    const path = normalize(pathname === '/' ? '/index.html' : pathname)
    readFile(join(outDir, path)).then(
      (body) => {
        response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
        response.setHeader('content-security-policy', policy)
        response.end(body)
      },
      // Browsers ask for an icon of their own accord.
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close()
      await rm(outDir, { recursive: true })
    },
  }
}
