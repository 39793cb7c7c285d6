import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { pageFile } from '../../../../src/main/protocol/page-file.ts'

const root = join(sep, 'app', 'out', 'renderer')

test.each([
  ['app://redrop/index.html', 'index.html'],
  ['app://redrop/assets/index-B1.js', join('assets', 'index-B1.js')],
  ['app://redrop/index.html?x=1#y', 'index.html'],
  ['app://redrop/a%20b.html', 'a b.html'],
  // A URL parser takes dots out by itself, encoded or not; what is left is below the root.
  ['app://redrop/../../secret.js', 'secret.js'],
  ['app://redrop/%2e%2e/%2e%2e/secret.js', 'secret.js'],
  ['app://redrop/assets/../index.html', 'index.html'],
  // Decoded once: this is a file with a percent sign in its name.
  ['app://redrop/%252e%252e/index.html', join('%2e%2e', 'index.html')],
])('%s is the file %s', (url, file) => {
  expect(pageFile(root, url)).toBe(join(root, file))
})

test.each([
  'app://redrop/',
  'app://redrop/assets/',
  'app://redrop/..%2f..%2fsecret.js',
  'app://redrop/..%2frenderer-of-others/x.js',
  'app://redrop/assets%2f..%2f..%2f..%2fetc%2fpasswd',
  'app://redrop/..%5c..%5csecret.js',
  'app://redrop/index.html%00.png',
  'app://redrop/%',
  'not a url',
])('%s is no file', (url) => {
  expect(pageFile(root, url)).toBeNull()
})
