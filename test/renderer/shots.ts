/**
 * Pictures of the window on the fake API: `node test/renderer/shots.ts [part of a scene's name] [--all]`, into
 * `out/shots`. Every scene is also looked at by axe-core; findings, console errors and refusals of the content policy
 * make it fail.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { drawnAt } from './fake-data.ts'
import { servePage } from './page-server.ts'
import { scenes } from './scenes/index.ts'
import type { Scene } from './scenes/scene.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** `zoom`: the wide window at 200 %. */
const sizes = {
  wide: { viewport: { width: 1180, height: 760 } },
  narrow: { viewport: { width: 760, height: 520 } },
  zoom: { viewport: { width: 590, height: 380 }, deviceScaleFactor: 2 },
}
/** They grow with their content. */
const small = {
  popover: { viewport: { width: 380, height: 640 } },
  shelf: { viewport: { width: 372, height: 640 } },
}
const looks = [
  { theme: 'light', lang: 'en', size: 'wide' },
  { theme: 'dark', lang: 'en', size: 'wide' },
  { theme: 'light', lang: 'zh-CN', size: 'wide' },
  { theme: 'light', lang: 'en', size: 'narrow' },
  { theme: 'dark', lang: 'zh-CN', size: 'narrow' },
  { theme: 'light', lang: 'en', size: 'zoom' },
] as const

const folder = fileURLToPath(new URL('../../out/shots/', import.meta.url))
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Look = (typeof looks)[number]

async function look(browser: Browser, url: string, name: string, scene: Scene, at: Look): Promise<string[]> {
  const size = scene.view ? small[scene.view] : sizes[at.size]
  const page = await browser.newPage({ ...size, locale: at.lang, reducedMotion: 'reduce' })
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  try {
    await page.clock.setFixedTime(drawnAt)
    await page.goto(`${url}?scene=${name}&theme=${at.theme}&lang=${at.lang}&view=${scene.view ?? ''}`)
    await page.locator('#app > *').first().waitFor()
    await scene.act?.(page)
    // Skeletons and menus have come to rest.
    await page.waitForTimeout(300)
    const picture = { path: `${folder}${name}.${at.lang}.${at.theme}.${scene.view ?? at.size}.png` }
    if (scene.view) await page.setViewportSize({ ...size.viewport, height: await heightOf(page) })
    await page.screenshot(picture)
    problems.push(...(await findings(page)))
  } catch (error) {
    problems.push(String(error))
    await page.screenshot({ path: `${folder}${name}.failed.png` })
  } finally {
    await page.close()
  }
  return problems.map((problem) => `${name} (${at.lang}, ${at.theme}, ${at.size}): ${problem}`)
}

/** As high as its content, as main makes it. */
async function heightOf(page: Page): Promise<number> {
  return page.locator('main').evaluate((main) => (main as HTMLElement).offsetHeight)
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`${axeSource}; axe.run()`)
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const [filter = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const wanted = process.argv.includes('--all') ? looks : looks.slice(0, 1)
await mkdir(folder, { recursive: true })
const page = await servePage()
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: flags,
})
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (!name.includes(filter)) continue
    for (const at of wanted)
      for (const problem of await look(browser, page.url, name, scene, at)) {
        process.exitCode = 1
        console.log(problem)
      }
  }
} finally {
  await browser.close()
  await page.close()
}
