import type { HistoryEntry } from '../../src/shared/ipc/contract.ts'
import { drawnAt, fileRow, versionOf } from './fake-data.ts'

const minute = 60_000
const day = 24 * 60 * minute
const kb = 1024
const mb = 1024 * kb

function entry(
  name: string,
  at: number,
  [before, after]: readonly [number, number],
  over: Partial<HistoryEntry> = {},
): HistoryEntry {
  return {
    id: `history of ${name}`,
    kind: 'replaced',
    file: fileRow(name, after, at).file,
    name,
    localName: name,
    at,
    undoneAt: null,
    isSwitch: false,
    route: 'put',
    took: 900,
    requestId: '3f9a27c1-8e04-4d0b-9c1e-2f6a7be0d511',
    before: before === 0 ? null : { ...versionOf(name, before, at - 60 * minute), id: `b${at}` },
    after:
      after === 0 ? null : { ...versionOf(name, after, at), id: `a${at}`, origin: { kind: 'this-device' } },
    size: null,
    failure: null,
    way: 'undo',
    inCopy: false,
    newer: 0,
    ...over,
  }
}

export const historyEntries: readonly HistoryEntry[] = [
  entry('Q4 forecast.xlsx', drawnAt, [1.8 * mb, 2.1 * mb], { localName: 'Forecast Nov final.xlsx' }),
  entry('Price list.csv', drawnAt - 2 * minute, [84 * kb, 86 * kb]),
  entry('Hiring plan.docx', drawnAt - 4 * minute, [96 * kb, 104 * kb]),
  entry('Screenshot 10.31.png', drawnAt - 11 * minute, [0, 214 * kb], { kind: 'created', localName: null }),
  entry('index.html', drawnAt - 30 * minute, [12 * kb, 12 * kb]),
  entry('Office plan.svg', drawnAt - 52 * minute, [212 * kb, 0], {
    kind: 'failed',
    size: 212 * kb,
    failure: { code: 'connection-lost', params: { host: 'cloud.example.org' } },
    way: 'retry',
    took: null,
  }),
  entry('Vendor quotes.pdf', drawnAt - 60 * minute, [1.2 * mb, 1.1 * mb], {
    kind: 'undone',
    undoneAt: drawnAt - 58 * minute,
    way: 'redo',
  }),
  entry('Q3 budget.xlsx', drawnAt - day + 398 * minute, [1.9 * mb, 2 * mb], { newer: 2 }),
  entry('Contract draft.docx', drawnAt - day + 320 * minute, [0, 88 * kb], { kind: 'created' }),
  entry('logo.svg', drawnAt - day + 33 * minute, [9 * kb, 11 * kb], { inCopy: true }),
]
