// `node build/make-icons.mjs`: draws the installers' icons in build/icons anew from resources/icon.svg. Needs a Chromium
// (CHROMIUM_PATH, or /usr/bin/chromium).
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const folder = join(import.meta.dirname, 'icons')
const svg = readFileSync(join(import.meta.dirname, '..', 'resources', 'icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()

/** A PNG; `share` is how much of its width the picture takes. */
async function draw(size, share = 1) {
  await page.setViewportSize({ width: size, height: size })
  const style = `body { margin: 0; height: 100vh; display: grid; place-items: center } svg { width: ${share * 100}%; height: auto }`
  await page.setContent(`<style>${style}</style>${svg}`)
  return page.screenshot({ omitBackground: true })
}

/** Windows: a head of 6 bytes, one entry of 16 bytes per picture, the pictures (since Windows Vista PNG). */
async function ico(sizes) {
  const pictures = []
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  for (const [at, size] of sizes.entries()) {
    const picture = await draw(size)
    const entry = 6 + 16 * at
    // 0 means 256.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(picture.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += picture.length
    pictures.push(picture)
  }
  return Buffer.concat([head, ...pictures])
}

/** macOS: blocks of a name of four letters, a length that counts these eight bytes, and a PNG. */
async function icns(types) {
  const blocks = []
  for (const [type, size] of types) {
    // The grid of macOS leaves a tenth free on each side.
    const picture = await draw(size, 0.805)
    blocks.push(block(type, picture))
  }
  return block('icns', Buffer.concat(blocks))
}

function block(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}

for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(folder, `${size}x${size}.png`), await draw(size))
writeFileSync(join(folder, 'icon.ico'), await ico([16, 24, 32, 48, 64, 128, 256]))
const types = { icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }
writeFileSync(join(folder, 'icon.icns'), await icns(Object.entries(types)))
await browser.close()
