import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../../src', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|vue|html)$/.test(file))
  .map((file) => ({
    file: relative(root, join(root, file)).split(sep).join('/'),
    text: withoutComments(file),
  }))

function withoutComments(file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
}

/** What would weaken a window or run what comes from outside; where it is needed, the only place that may have it. */
const banned: readonly [string, RegExp, readonly string[]][] = [
  ['code from text', /\beval\(|new Function\(|\.executeJavaScript\(|\.insertCSS\(/, []],
  ['text as HTML', /\bv-html\b|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write/, []],
  ['weaker pages', /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/, []],
  ['pages in pages', /<webview|<iframe|<object\b|<embed\b/, []],
  ['certificates by Chromium’s leave', /setCertificateVerifyProc|certificate-error/, []],
  // To show a certificate that nobody vouches for, a connection looks at it and sends nothing.
  [
    'unchecked certificates',
    /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/,
    ['core/node/http/inspect.ts'],
  ],
  ['switches of Chromium', /appendSwitch|appendArgument|remote-debugging/, ['main/shortcuts/wayland.ts']],
  ['warnings switched off', /ELECTRON_DISABLE_SECURITY_WARNINGS/, []],
  ['pages of the file system', /loadFile\(|['"`]file:\/\//, []],
  ['hooks for tests', /NODE_ENV|import\.meta\.env|PLAYWRIGHT|VITEST/, []],
  [
    'programs of the system',
    /\.openExternal\(|\.openPath\(|\.showItemInFolder\(/,
    ['main/security/safe-shell.ts'],
  ],
  ['the messages to main', /\bipcRenderer\b/, ['preload/index.ts', 'preload/bridge.ts']],
]

test.each(banned)('%s: nowhere, or in its one place', (_name, pattern, places) => {
  const found = sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
  expect(found.filter((file) => !places.includes(file))).toEqual([])
})

test('what is looked for would be found', () => {
  expect(sources.length).toBeGreaterThan(300)
  const [, , places] = banned.at(-1) ?? []
  expect(sources.filter(({ text }) => /\bipcRenderer\b/.test(text)).map(({ file }) => file)).toEqual(
    expect.arrayContaining([...(places ?? [])]),
  )
})
