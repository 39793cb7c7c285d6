import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../../src/main/protocol/content-security-policy.ts'
import { servePages } from '../../../../src/main/protocol/serve-pages.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-pages-'))
  await mkdir(join(folder, 'pages', 'assets'), { recursive: true })
  await writeFile(join(folder, 'pages', 'index.html'), '<p>hello')
  await writeFile(join(folder, 'pages', 'assets', 'a.js'), 'let a')
  await writeFile(join(folder, 'pages', 'notes.exe'), 'no type of ours')
  await writeFile(join(folder, 'secret.js'), 'outside')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const ask = (url: string, method = 'GET') => servePages(join(folder, 'pages'))(new Request(url, { method }))

test('a page comes with its type and the strict policy', async () => {
  const answer = await ask('app://redrop/index.html')
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('<p>hello')
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('the policy allows our own files and nothing inline, evaluated or foreign', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'")
  expect(contentSecurityPolicy).toContain("script-src 'self';")
  expect(contentSecurityPolicy).toContain("style-src 'self';")
  expect(contentSecurityPolicy).not.toMatch(/unsafe|http|\*/)
  expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'; trusted-types vue")
})

test('HEAD is answered without a body, with its length', async () => {
  const answer = await ask('app://redrop/assets/a.js', 'HEAD')
  expect(answer.headers.get('content-length')).toBe('5')
  expect(await answer.text()).toBe('')
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
  expect((await ask('app://redrop/index.html', method)).status).toBe(405)
})

test.each([
  'app://redrop/missing.html',
  'app://redrop/assets',
  'app://redrop/index.html/x.js',
  'app://redrop/notes.exe',
  'app://redrop/..%2fsecret.js',
  'app://other/index.html',
])('%s is not found, and that answer carries the policy too', async (url) => {
  const answer = await ask(url)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
})
