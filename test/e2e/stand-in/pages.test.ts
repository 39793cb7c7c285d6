import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropFiles } from '../harness/drop.ts'
import { startSample, type Sample } from './sample.ts'

let sample: Sample
// What Chromium does around its pages (a stray drop opens a tab) only the whole one does.
beforeAll(async () => void (sample = await startSample({ STAND_IN_WHOLE: '1' })))
afterAll(() => sample.close())

const logged = async (name: string): Promise<unknown[]> =>
  ((await sample.invoke('log')) as unknown[][]).filter(([each]) => each === name).map(([, value]) => value)

test('pages come from the app’s own protocol handler, with its content security policy', async () => {
  const answer = await sample.page.evaluate(async () => {
    const response = await fetch('/index.html')
    return [
      response.status,
      response.headers.get('content-security-policy'),
      (await fetch('/nothing')).status,
    ]
  })
  expect(answer).toEqual([200, expect.stringContaining("default-src 'none'"), 404])
})

test('the content security policy is in force', async () => {
  // `page.evaluate` itself may use eval, a timer of the page may not.
  const blocked = await sample.page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(window.eval('1'))
          } catch (error) {
            resolve((error as Error).name)
          }
        })
      }),
  )
  expect(blocked).toBe('EvalError')
})

test('nothing but the app can be loaded', async () => {
  const state = await sample.page.evaluate(() => fetch('https://example.org/').then(String, () => 'refused'))
  expect(state).toBe('refused')
})

test('a real drop: names with spaces, # and é have their paths in main, and only there', async () => {
  const paths = ['with space.txt', 'hash#1.txt', 'été.txt'].map((name) => join(sample.folder, name))
  for (const path of paths) await writeFile(path, 'content')
  await dropFiles(sample.page.locator('#drop'), paths)
  await sample.page.waitForFunction(() => window.paths !== undefined)
  expect(await sample.page.evaluate(() => window.paths)).toEqual(paths)
  expect(await sample.page.evaluate(() => window.files?.map((file) => 'path' in file))).toEqual([
    false,
    false,
    false,
  ])
})

test('a file made by a script has no path; a path that the preload changed is refused', async () => {
  const made = await sample.page.evaluate(() => window.sample.dropped([new File(['x'], 'made.txt')]))
  expect(made).toEqual([''])
})

test('files dropped where nobody takes them are a navigation, which the app prevents', async () => {
  const path = join(sample.folder, 'stray.txt')
  await writeFile(path, 'content')
  await dropFiles(sample.page.locator('#other'), [path])
  await expect.poll(() => logged('will-navigate')).toContain(`file://${path}`)
  expect(sample.page.url()).toBe('http://sample.localhost/index.html')
  await expect.poll(() => sample.page.context().pages().length).toBe(1)
})

test('links away and new tabs ask the app, and the page stays', async () => {
  await sample.page.click('#away')
  await expect.poll(() => logged('will-navigate')).toContain('https://example.org/away')
  await sample.page.click('#tab')
  await expect.poll(() => logged('window-open')).toContain('https://example.org/tab')
  expect(await sample.page.evaluate(() => window.open('https://example.org/script'))).toBeNull()
  await expect.poll(() => logged('window-open')).toContain('https://example.org/script')
  expect(sample.page.url()).toBe('http://sample.localhost/index.html')
  expect((await sample.standIn.ask('records')).problems).toEqual([])
})

test('a navigation inside the app goes on', async () => {
  await sample.page.click('#inside')
  await sample.page.waitForURL('**/other.html')
  expect((await sample.invoke('sender')) as object).toMatchObject({ url: 'app://sample/other.html' })
})
