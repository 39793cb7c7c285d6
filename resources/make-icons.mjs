// `node resources/make-icons.mjs`: draws the icons in this folder anew. Needs a Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
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

/** What is cut out of the drop is see-through, so that one picture fits light and dark panels. */
const cut = (inside) =>
  `<mask id="m"><rect width="16" height="16" fill="#fff"/><g fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round">${inside}</g></mask>`

/** A shape per state: colour alone would say nothing on macOS, nor to everybody. */
const shapes = {
  idle: (ink) =>
    `${cut(`<path d="${turn}" stroke-width="1.5"/>`)}<path d="${drop}" fill="${ink}" mask="url(#m)"/>`,
  busy: (ink) =>
    `<g fill="none" stroke="${ink}" stroke-width="1.8"><circle cx="8" cy="8" r="6.6" stroke-opacity=".35"/><circle cx="8" cy="8" r="6.6" stroke-linecap="round" stroke-dasharray="25.3 41.5" transform="rotate(-90 8 8)"/></g><path d="${smallDrop}" fill="${ink}"/>`,
  question: (ink, accent) =>
    `${cut('<circle cx="12.2" cy="3.8" r="3.6" fill="#000"/>')}<path d="${drop}" fill="${ink}" mask="url(#m)"/><circle cx="12.2" cy="3.8" r="2.8" fill="${accent}"/>`,
  waiting: (ink) =>
    `<path d="${drop}" fill="none" stroke="${ink}" stroke-width="1.5"/><path d="M2.2 14.2 13.8 2.6" stroke="${ink}" stroke-width="1.5" stroke-linecap="round"/>`,
}

const picture = (inner, size) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16">${inner}</svg>`

const appIcon = `<rect width="16" height="16" rx="3.6" fill="#1f62d2"/><g transform="translate(2.4 2.2) scale(.7)"><path d="${drop}" fill="#fff"/><path d="${turn}" fill="none" stroke="#1f62d2" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></g>`

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()

async function draw(name, inner, size) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${picture(inner, size)}`)
  const path = join(here, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await page.screenshot({ omitBackground: true }))
}

for (const [state, shape] of Object.entries(shapes)) {
  for (const [scale, suffix] of [
    [1, ''],
    [2, '@2x'],
  ]) {
    await draw(`tray/${state}${suffix}.png`, shape('#3b82f6', '#d97706'), 24 * scale)
    await draw(`tray/${state}Template${suffix}.png`, shape('#000', '#000'), 18 * scale)
  }
}
await draw('icon.png', appIcon, 512)
writeFileSync(join(here, 'icon.svg'), `${picture(appIcon, 512)}\n`)
await browser.close()
