// `node resources/make-icons.mjs`: draws the icons in this folder anew. Needs a Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
import { Buffer } from 'node:buffer'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'

const here = import.meta.dirname
const drop =
  'M8 1c.34 0 .57.16.78.42C10.5 3.6 13.2 7 13.2 9.8a5.2 5.2 0 0 1-10.4 0C2.8 7 5.5 3.6 7.22 1.42 7.43 1.16 7.66 1 8 1z'
const turn = 'M5.7 9.9a2.35 2.35 0 1 0 .85-1.8M5.75 6.75v1.6h1.6'
const smallDrop =
  'M8 4.2c.2 0 .35.1.47.26C9.5 5.8 11 7.6 11 9.1a3 3 0 0 1-6 0c0-1.5 1.5-3.3 2.53-4.64A.58.58 0 0 1 8 4.2z'
const questionMark = 'M11.45 3.1c.05-.55.4-.85.9-.85s.85.3.85.75c0 .65-.85.65-.85 1.3'

/** What is cut out is see-through, so that one picture fits light and dark panels. */
const cut = (id, inside) =>
  `<mask id="${id}"><rect width="16" height="16" fill="#fff"/><g fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round">${inside}</g></mask>`
const round = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'

/** A shape per state: colour alone would say nothing on macOS, nor to everybody. Small pictures have fewer parts. */
const shapes = {
  idle: (ink, _accent, small) =>
    `${cut('m', `<path d="${turn}" stroke-width="${small ? 1.5 : 1.25}"/>`)}<path d="${drop}" fill="${ink}" mask="url(#m)"/>`,
  busy: (ink) =>
    `<g fill="none" stroke="${ink}" stroke-width="1.8"><circle cx="8" cy="8" r="6.6" stroke-opacity=".35"/><circle cx="8" cy="8" r="6.6" stroke-linecap="round" stroke-dasharray="25.3 41.5" transform="rotate(-90 8 8)"/></g><path d="${smallDrop}" fill="${ink}"/>`,
  paused: (ink, _accent, small) =>
    `${cut('m', `<path d="M6.5 7.6v4.6M9.5 7.6v4.6" stroke-width="${small ? 1.6 : 1.4}"/>`)}<path d="${drop}" fill="${ink}" mask="url(#m)"/>`,
  question: (ink, accent, small) =>
    `${cut('m', `<circle cx="12.4" cy="3.6" r="3.9" fill="#000" stroke="none"/>${small ? '' : `<path d="${turn}" stroke-width="1.25"/>`}`)}<path d="${drop}" fill="${ink}" mask="url(#m)"/>`
    + (small
      ? `<circle cx="12.4" cy="3.6" r="2.9" fill="${accent}"/>`
      : `${cut('q', `<path d="${questionMark}" stroke-width=".75"/><circle cx="12.35" cy="5.2" r=".5" fill="#000" stroke="none"/>`)}<circle cx="12.4" cy="3.6" r="2.9" fill="${accent}" mask="url(#q)"/>`),
  offline: (ink) =>
    `${cut('m', '<path d="M2.4 2.4l11.2 11.2" stroke-width="3.4"/>')}<path d="${drop}" ${round} stroke="${ink}" stroke-width="1.3" mask="url(#m)"/><path d="M2.4 2.4l11.2 11.2" ${round} stroke="${ink}" stroke-width="1.4"/>`,
}

const picture = (inner, size) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16">${inner}</svg>`

const appIcon = `<rect width="16" height="16" rx="3.6" fill="#1f62d2"/><g transform="translate(2.4 2.2) scale(.7)"><path d="${drop}" fill="#fff"/><path d="${turn}" fill="none" stroke="#1f62d2" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></g>`

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()

async function png(inner, size) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${picture(inner, size)}`)
  return page.screenshot({ omitBackground: true })
}

function write(name, bytes) {
  const path = join(here, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

/** Windows takes the size that fits the scale of the display: PNG pictures in one ICO file. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [at, { size, bytes }] of pictures.entries()) {
    const entry = 6 + 16 * at
    head.writeUInt8(size, entry)
    head.writeUInt8(size, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(bytes.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += bytes.length
  }
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)])
}

const [blue, amber] = ['#3b82f6', '#d97706']
for (const [state, shape] of Object.entries(shapes)) {
  for (const [scale, suffix] of [
    [1, ''],
    [2, '@2x'],
  ]) {
    write(`tray/${state}${suffix}.png`, await png(shape(blue, amber, false), 24 * scale))
    write(`tray/${state}Template${suffix}.png`, await png(shape('#000', '#000', scale === 1), 18 * scale))
  }
  const pictures = []
  for (const size of [16, 20, 24, 32, 40, 48])
    pictures.push({ size, bytes: await png(shape(blue, amber, size < 24), size) })
  write(`tray/${state}.ico`, ico(pictures))
}
write('icon.png', await png(appIcon, 512))
write('icon.svg', `${picture(appIcon, 512)}\n`)
await browser.close()
