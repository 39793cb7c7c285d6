import { failure, fails, ok } from '../fake-api.ts'
import { drawnAt, fileRow, folderPage, folderUri } from '../fake-data.ts'
import { fileActivity } from './file-activity.ts'
import { fakeWith } from './fake-with.ts'
import { ben, browse, dragOver, files, later, open2026, openEmpty, row } from './files-world.ts'
import type { Scene } from './scene.ts'
import type { Failure, Row } from '../../../src/shared/ipc/contract.ts'

const readOnly = folderPage.rows.map((one) =>
  one.name === 'Annual report.pdf' ? { ...one, canReplace: false } : one,
) as readonly Row[]
const many = Array.from({ length: 10_000 }, (_, at) =>
  fileRow(`Document ${String(at).padStart(5, '0')}.pdf`, at * 1000, later - at * 60_000),
)
const sick: Failure = {
  ...failure('server-sick', { host: 'cloud.example.org', detail: 'database is locked' }),
  trace: {
    ...{ at: drawnAt, route: 'GET /file', code: 50001, status: 200 },
    requestId: '3f9ad8b0-27c1-4be2-8e04-5d3f0a6c1f77',
  },
}
const hostile = fileRow('<img src=x onerror=alert(1)>.txt', 12, later)

export const fileScenes: Readonly<Record<string, Scene>> = {
  files: { fake: files(folderPage, fileActivity.items), act: open2026 },
  'files-drop': {
    fake: files({ ...folderPage, rows: readOnly }, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, row('Q4 forecast.xlsx'), ['Forecast Nov final.xlsx'])
    },
  },
  'files-drop-folder': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, row('Receipts'), ['a', 'b', 'c', 'd'])
    },
  },
  'files-drop-here': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, '[role="grid"]', ['a'])
    },
  },
  'files-drop-refused': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, row('Q4 forecast.xlsx'), ['a', 'b'])
    },
  },
  'files-drop-lost': {
    fake: fakeWith({
      overrides: {
        browse: {
          ...browse(() => ok(folderPage)).browse,
          details: ({ file }) => {
            const found = folderPage.rows.find((one) => one.file.id === file.id)
            if (found?.type !== 'file') return fails('not-found', { uri: file.uri })
            const current = { ...found.version, origin: ben }
            return ok({ row: found, current, versions: [current], kept: null, undoable: 'no' })
          },
        },
      },
    }),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, row('Q4 forecast.xlsx'), ['a'])
    },
  },
  'files-selected': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Q4 forecast.xlsx')).click()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Shift+ArrowDown')
    },
  },
  'files-menu': {
    fake: files(folderPage),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Q4 forecast.xlsx')).click({ button: 'right' })
    },
  },
  'files-search-none': {
    fake: files(folderPage),
    act: async (page) => {
      await open2026(page)
      await page.keyboard.press('Control+f')
      await page.keyboard.type('forcast')
    },
  },
  'files-rename': {
    fake: files(folderPage),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Hiring plan.docx')).click()
      await page.keyboard.press('F2')
    },
  },
  'files-empty': { fake: files({ ...folderPage, rows: [] }), act: openEmpty },
  'files-loading': {
    fake: fakeWith({ overrides: browse(() => new Promise(() => undefined)) }),
    act: openEmpty,
  },
  'files-offline': {
    fake: fakeWith({ overrides: browse(() => fails('unreachable', { host: 'cloud.example.org' })) }),
    act: openEmpty,
  },
  'files-offline-kept': {
    fake: (look) => {
      let asked = 0
      const page = () =>
        asked++ === 0 ? ok(folderPage) : fails('unreachable', { host: 'cloud.example.org' })
      return fakeWith({ overrides: browse(page) })(look)
    },
    act: async (page) => {
      await open2026(page)
      await page.keyboard.press('F5')
    },
  },
  'files-trouble': {
    fake: fakeWith({ overrides: browse(() => Promise.resolve({ ok: false, error: sick })) }),
    act: openEmpty,
  },
  'files-forbidden': {
    fake: fakeWith({ overrides: browse(() => fails('not-allowed', { name: '2026' })) }),
    act: openEmpty,
  },
  'files-gone': {
    fake: fakeWith({ overrides: browse(() => fails('not-found', { uri: folderUri })) }),
    act: openEmpty,
  },
  'files-many': { fake: files({ ...folderPage, rows: [hostile, ...many] }), act: open2026 },
}
