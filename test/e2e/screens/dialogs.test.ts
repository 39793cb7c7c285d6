import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../electron/chromium.ts'
import { axeIn } from '../harness/axe.ts'

interface Questions {
  readonly ids: readonly string[]
  show(id: string): void
  wear(look: { theme: string; language: string }): void
}

interface Scenes {
  readonly scenes: Readonly<Record<string, { readonly act?: (page: Page) => Promise<void> }>>
}

const looks = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'zh-CN' },
] as const

/** Dialogs that are no questions: scenes of the page without Redrop behind it. */
const others = [
  ...['dialog-place', 'dialog-release', 'settings-copy-name', 'sign-out', 'files-rename', 'shell-send-to'],
  ...['files-trash-purge', 'files-trash-place', 'files-download-taken'],
  ...['certificate', 'keychain', 'passphrase', 'session-ended'],
]

/** The page on an API of its own; it is built and served by what draws its pictures. */
const from = async <T>(file: string) =>
  (await import(new URL(`../../renderer/${file}`, import.meta.url).href)) as T

let browser: Browser
let served: { readonly url: string; close(): Promise<void> }
beforeAll(async () => {
  const executablePath = findChromium({ whole: false })
  if (executablePath === null) throw new Error('no Chromium found; name one in CHROMIUM_PATH')
  const { servePage } = await from<{ servePage(): Promise<typeof served> }>('page-server.ts')
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  ;[browser, served] = await Promise.all([
    chromium.launch({ executablePath, args: [...args, '--disable-gpu'] }),
    servePage(),
  ])
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

async function open(scene: string, look: { theme: string; language: string }): Promise<Page> {
  const { drawnAt } = await from<{ drawnAt: number }>('fake-data.ts')
  const page = await browser.newPage({ viewport: { width: 1180, height: 760 }, reducedMotion: 'reduce' })
  await page.clock.setFixedTime(drawnAt)
  await page.goto(`${served.url}?scene=${scene}&theme=${look.theme}&lang=${look.language}`)
  await page.locator('#app > *').first().waitFor()
  return page
}

/** Runs in the page. */
const questionsOf = <T>(page: Page, work: (questions: Questions, given: string) => T, given = '') =>
  page.evaluate<T>(`(${String(work)})(window.questions, ${JSON.stringify(given)})`)

test('axe finds nothing in the dialog of any question, light and dark, in both languages', async () => {
  const page = await open('every-dialog', looks[0])
  const ids = await questionsOf(page, ({ ids: all }) => all)
  expect(ids.length).toBeGreaterThan(15)
  const found: string[] = []
  const shown = page.locator('.ui-dialog')
  for (const look of looks) {
    await questionsOf(
      page,
      (questions, text) => questions.wear(JSON.parse(text) as typeof look),
      JSON.stringify(look),
    )
    for (const id of ids) {
      await questionsOf(page, (questions, wanted) => questions.show(wanted), id)
      await shown.waitFor()
      for (const problem of await axeIn(page, '.ui-dialog'))
        found.push(`${id} (${look.theme}, ${look.language}): ${problem}`)
      await page.keyboard.press('Escape')
      await shown.waitFor({ state: 'detached' })
    }
  }
  expect(found).toEqual([])
  await page.close()
})

test('nor in any other dialog', async () => {
  const { scenes } = await from<Scenes>('scenes/index.ts')
  const found: string[] = []
  for (const [at, name] of others.entries()) {
    const page = await open(name, { theme: 'light', language: at % 2 === 0 ? 'en' : 'zh-CN' })
    await scenes[name]?.act?.(page)
    await page.locator('.ui-dialog').first().waitFor()
    // In the dark, only colours differ.
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
      for (const problem of await axeIn(page, '.ui-dialog', theme === 'light' ? 'all' : 'colours'))
        found.push(`${name} (${theme}): ${problem}`)
    }
    await page.close()
  }
  expect(found).toEqual([])
})
