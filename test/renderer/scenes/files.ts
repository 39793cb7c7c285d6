import type { Page } from 'playwright-core'
import type { ActivityItem, FolderPage, FolderRow, Row } from '../../../src/shared/ipc/contract.ts'
import { fails, ok, type Overrides } from '../fake-api.ts'
import { fileRow, folderPage, folderRow, folderUri } from '../fake-data.ts'
import { fakePins, mockUpPins } from '../fake-pins.ts'
import { fileActivity } from './file-activity.ts'
import { fakeWith } from './fake-with.ts'
import type { Scene } from './scene.ts'

const finance = 'cloudreve://my/Finance'
const later = Date.UTC(2026, 10, 20)

/** The folders above the one of the mock-ups hold only the way to it. */
function folderOf(uri: string, rows: readonly Row[]): FolderPage {
  return {
    folder: { ...folderPage.folder, file: { ...folderPage.folder.file, id: `id of ${uri}`, uri } },
    rows,
    nextToken: null,
  }
}

function folderAt(name: string, uri: string): FolderRow {
  const row = folderRow(name, later)
  return { ...row, file: { ...row.file, uri } }
}

const above: Readonly<Record<string, FolderPage>> = {
  'cloudreve://my': folderOf('cloudreve://my', [folderAt('Finance', finance)]),
  [finance]: folderOf(finance, [folderAt('2026', folderUri)]),
}

const ben = { kind: 'user', id: 'ben', name: 'Ana' } as const

/** Lists `page` where the mock-ups are. */
function browse(page: () => ReturnType<NonNullable<Overrides['browse']>['list'] & object>): Overrides {
  return {
    browse: {
      list: ({ uri }) => (above[uri] ? ok(above[uri]) : page()),
      details: ({ file }) => {
        const row = folderPage.rows.find((one) => one.file.id === file.id)
        if (row?.type !== 'file') return fails('not-found', { uri: file.uri })
        const current = { ...row.version, origin: ben }
        return ok({ row, current, versions: [current], kept: 10, undoable: 'version' })
      },
    },
  }
}

function files(page: FolderPage, items: readonly ActivityItem[] = []) {
  return fakeWith({
    overrides: {
      ...browse(() => ok(page)),
      pins: fakePins(mockUpPins),
      activity: {
        snapshot: () => ok({ sequence: 1, items, progress: fileActivity.progress, isPaused: false }),
      },
    },
  })
}

async function open2026(page: Page): Promise<void> {
  await page.locator('[data-row]').first().dblclick()
  await page.locator('[data-row="id of 2026"]').dblclick()
  await page.locator('[data-row]').nth(1).waitFor()
}

async function openEmpty(page: Page): Promise<void> {
  await page.locator('[data-row]').first().dblclick()
  await page.locator('[data-row="id of 2026"]').dblclick()
}

async function openTrash(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Trash|回收站)$/ }).click()
  await page.locator('[data-row]').nth(1).waitFor()
}

/** Files of the desktop over an element, held there. */
async function dragOver(
  page: Page,
  selector: string,
  names: readonly string[],
  altKey = false,
): Promise<void> {
  const drag = { names, altKey }
  await page.locator(selector).evaluate((element, { names: held, altKey: alt }) => {
    const dataTransfer = new DataTransfer()
    for (const name of held) dataTransfer.items.add(new File(['x'], name))
    const { left, top, height } = element.getBoundingClientRect()
    const at = {
      clientX: left + 330,
      clientY: top + height / 2,
      bubbles: true,
      cancelable: true,
      altKey: alt,
    }
    for (const type of ['dragenter', 'dragover'])
      element.dispatchEvent(new DragEvent(type, { ...at, dataTransfer }))
  }, drag)
}

const row = (name: string) => `[data-row="id of ${name}"]`
const readOnly = folderPage.rows.map((one) =>
  one.name === 'Annual report.pdf' ? { ...one, canReplace: false } : one,
) as readonly Row[]
const many = Array.from({ length: 10_000 }, (_, at) =>
  fileRow(`Document ${String(at).padStart(5, '0')}.pdf`, at * 1000, later - at * 60_000),
)
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
  'files-drop-pin': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, '[data-pin="id of Price list.csv"]', ['a'])
    },
  },
  'files-drop-alt': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, row('Q4 forecast.xlsx'), ['a'], true)
    },
  },
  'files-pin-menu': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await page.locator('[data-pin="id of Quarter close"] button').click()
    },
  },
  'files-pin-none': { fake: fakeWith({ overrides: browse(() => ok(folderPage)) }), act: open2026 },
  'files-trash': {
    fake: files(folderPage),
    act: async (page) => {
      await openTrash(page)
      await page.locator('[data-row]').nth(1).click()
      await page.keyboard.press('Shift+ArrowUp')
    },
  },
  'files-trash-purge': {
    fake: files(folderPage),
    act: async (page) => {
      await openTrash(page)
      await page.locator('[data-row]').nth(1).click()
      await page.keyboard.press('Delete')
    },
  },
  'files-download-taken': {
    fake: fakeWith({
      overrides: {
        ...browse(() => ok(folderPage)),
        transfers: { pickFolder: () => ok({ folder: 'f', taken: ['Price list.csv', 'Q3 budget.xlsx'] }) },
      },
    }),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Price list.csv')).click()
      await page.locator(row('Q4 forecast.xlsx')).click({ modifiers: ['Shift'] })
      await page.locator(row('Q4 forecast.xlsx')).click({ button: 'right' })
      await page.locator('[role=menuitem]').first().click()
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
    fake: fakeWith({
      overrides: browse(() =>
        fails('server-sick', { host: 'cloud.example.org', detail: 'database is locked' }),
      ),
    }),
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
