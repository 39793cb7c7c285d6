import type { DesktopApi, LinkInfo } from '../../src/shared/ipc/contract.ts'
import { fileName } from '../../src/shared/uri.ts'
import { fileRef, kb, minute } from './fake-activity.ts'
import { ana, drawnAt, folderUri } from './fake-data.ts'

const account = { instance: ana.instance, user: ana.user }
const hour = 60 * minute
const day = 24 * hour
const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })

export function link(name: string, over: Partial<LinkInfo> = {}): LinkInfo {
  return {
    id: `link of ${name}`,
    kind: 'link',
    account,
    file: fileRef(name),
    name,
    folder: folderUri,
    local: { name, folder: '~/Documents/Finance', size: 86 * kb, modifiedAt: drawnAt - hour },
    mode: 'on-save',
    phase: 'watching',
    isPaused: false,
    trouble: null,
    transfer: null,
    changes: 0,
    saves: 2,
    sent: { at: drawnAt - hour, size: 86 * kb },
    edit: null,
    ...over,
  }
}

export function edit(name: string, over: Partial<LinkInfo> = {}): LinkInfo {
  return link(name, {
    id: `edit of ${name}`,
    kind: 'edit',
    saves: 0,
    sent: null,
    edit: { openedAt: drawnAt - 24 * minute, program: 'Writer', use: 'open', isBroughtBack: false },
    ...over,
  })
}

const website = { ...fileRef('index.html'), uri: 'cloudreve://my/Website/index.html' }

/** The links that the mock-up shows. */
export const mockUpLinks: readonly LinkInfo[] = [
  edit('Hiring plan.docx', {
    phase: 'sending',
    transfer: 'transfer of Hiring plan.docx',
    changes: 1,
    saves: 3,
    local: { name: 'Hiring plan.docx', folder: '~/edits', size: 96 * kb, modifiedAt: drawnAt + 2 * minute },
    sent: { at: drawnAt - 4 * minute, size: 95 * kb },
  }),
  edit('Office plan.svg', {
    phase: 'changed',
    changes: 1,
    edit: { openedAt: drawnAt - day, program: 'Drawing', use: 'unknown', isBroughtBack: true },
  }),
  link('team-notes.txt', {
    phase: 'changed',
    isPaused: true,
    changes: 2,
    local: { name: 'team-notes.txt', folder: '~/Documents', size: 3 * kb, modifiedAt: drawnAt - day },
    sent: { at: drawnAt - 10 * day, size: 3 * kb },
  }),
  link('Q3 budget.xlsx', {
    phase: 'needs-you',
    transfer: 'transfer of Q3 budget.xlsx',
    changes: 1,
    sent: { at: Date.UTC(2026, 10, 23, 17, 20), size: 2048 * kb },
  }),
  link('Price list.csv', {
    phase: 'changed',
    mode: 'by-hand',
    changes: 1,
    local: {
      name: 'Price list.csv',
      folder: '~/Documents/Finance',
      size: 87.2 * kb,
      modifiedAt: drawnAt - minute,
    },
    sent: { at: drawnAt - 2 * minute, size: 86 * kb },
  }),
  link('index.html', {
    file: website,
    folder: 'cloudreve://my/Website',
    local: { name: 'index.html', folder: '~/Projects/Site/dist', size: 12 * kb, modifiedAt: drawnAt - hour },
    sent: { at: drawnAt - hour / 2, size: 12 * kb },
  }),
  link('exchange-rates.json', {
    phase: 'not-found',
    local: { name: 'exchange-rates.json', folder: '~/Downloads', size: null, modifiedAt: null },
    sent: { at: drawnAt - 4 * day, size: 31 * kb },
  }),
]

export function fakeLinks(links: readonly LinkInfo[] = []): DesktopApi['links'] {
  const one = (id: string) => links.find((some) => some.id === id) ?? link(id)
  return {
    list: () => ok(links),
    add: ({ file, mode }) => ok(link('Price list.csv', { file, mode, saves: 0 })),
    setMode: ({ id, mode }) => ok({ ...one(id), mode }),
    push: ({ id }) => ok({ transfer: `transfer of ${one(id).name}` }),
    pause: () => ok(null),
    resume: () => ok(null),
    pauseAll: () => ok(null),
    resumeAll: () => ok(null),
    locate: () => ok(null),
    show: () => ok(null),
    remove: () => ok(null),
    edit: ({ file }) => ok(edit(fileName(file.uri), { file })),
    open: () => ok(null),
    done: () => ok({ left: [] }),
  }
}
