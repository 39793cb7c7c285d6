import type { TrashRow } from '../../src/shared/ipc/contract.ts'
import { drawnAt, fileRow } from './fake-data.ts'

const hour = 3_600_000
const day = 24 * hour
const kb = 1024
const mb = 1024 * kb
const root = 'cloudreve://my'

function row(
  name: string,
  folder: string,
  size: number,
  deletedAt: number,
  days: number,
  over: Partial<TrashRow> = {},
): TrashRow {
  return {
    file: { ...fileRow(name, size, deletedAt).file, uri: `cloudreve://trash/${encodeURIComponent(name)}` },
    type: 'file',
    name,
    size,
    folder,
    folderMissing: false,
    removedAt: drawnAt + days * day - hour,
    deletedAt,
    ...over,
  }
}

/** What the mock-up of the trash shows. */
export const trashRows: readonly TrashRow[] = [
  row('Budget draft.xlsx', `${root}/Finance/2026`, 1.6 * mb, drawnAt - 37 * 60_000, 7),
  row('Old price list.csv', `${root}/Finance/2026`, 82 * kb, drawnAt - 44 * 60_000, 7),
  row('Mock-ups', `${root}/Website`, 0, drawnAt - 18 * hour, 6, { type: 'folder' }),
  row('team-photo.jpg', `${root}/Website`, 5.2 * mb, drawnAt - 22 * hour, 6),
  row('index.old.html', `${root}/Website/old`, 11 * kb, drawnAt - 4 * day, 3, { folderMissing: true }),
  row('Walkthrough v1.mp4', `${root}/Finance/2026`, 231 * mb, drawnAt - 5 * day, 2),
  row('notes (copy).txt', root, 2 * kb, drawnAt - 6 * day, 1),
]
