import type { Page } from 'playwright-core'
import type { ActivityItem, FolderPage, FolderRow, Row } from '../../../src/shared/ipc/contract.ts'
import { fails, ok, type Overrides } from '../fake-api.ts'
import { folderPage, folderRow, folderUri } from '../fake-data.ts'
import { fakePins, mockUpPins } from '../fake-pins.ts'
import { fileActivity } from './file-activity.ts'
import { fakeWith } from './fake-with.ts'

const finance = 'cloudreve://my/Finance'
export const later = Date.UTC(2026, 10, 20)

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

export const ben = { kind: 'user', id: 'ben', name: 'Ana' } as const

/** Lists `page` where the mock-ups are. */
export function browse(page: () => ReturnType<NonNullable<Overrides['browse']>['list'] & object>): Overrides {
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

export function files(page: FolderPage, items: readonly ActivityItem[] = []) {
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

export async function open2026(page: Page): Promise<void> {
  await page.locator('[data-row]').first().dblclick()
  await page.locator('[data-row="id of 2026"]').dblclick()
  await page.locator('[data-row]').nth(1).waitFor()
}

export async function openEmpty(page: Page): Promise<void> {
  await page.locator('[data-row]').first().dblclick()
  await page.locator('[data-row="id of 2026"]').dblclick()
}

/** Files of the desktop over an element, held there. */
export async function dragOver(
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

export const row = (name: string) => `[data-row="id of ${name}"]`
