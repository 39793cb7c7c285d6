import type { ConflictView } from '../../src/shared/ipc/contract.ts'
import { drawnAt, folderUri } from './fake-data.ts'
import {
  asking,
  choices,
  fileRef,
  kb,
  mb,
  minute,
  question,
  version,
  type AskedItem,
} from './fake-activity.ts'

const both = ['create!', 'replace', 'keep-remote'] as const
const taken = ['create!…', 'replace', 'keep-remote'] as const
const guard = choices('keep-remote!', 'accept-guard')
const base = version('base', 1.9 * mb, 17 * 60 + 22, 'here')
const between = version('between', 2 * mb, 30)
const current = version('current', 2 * mb, 11)

export const stale = asking(
  'Q3 budget.xlsx',
  question({ kind: 'stale', base, current, between: [between], undoable: true }, choices(...both)),
)

const lock = { app: 'viewer', detail: 'text', uri: `${folderUri}/release-notes.md`, own: false }

/** It goes on trying meanwhile. */
export const locked = asking(
  'release-notes.md',
  question({ kind: 'locked', locks: [lock] }, choices('wait!', 'create', 'release-lock~')),
  {
    phase: 'waiting',
    waiting: { why: 'lock', until: drawnAt + 6000 },
    local: {
      name: 'release-notes.md',
      folder: '~/Documents',
      size: 12.4 * kb,
      modifiedAt: drawnAt - 3 * minute,
    },
    canRetry: true,
    createdAt: drawnAt - 80_000,
  },
)

const notAllowed = (over: Partial<Extract<ConflictView, { kind: 'not-allowed' }>>, answers: string[] = []) =>
  question({ kind: 'not-allowed', why: 'owner', ...over }, choices(...answers))

/** A question of every kind, and of every form that has words of its own. */
export const everyQuestion = {
  stale,
  'stale, from another place of mine': asking(
    'Contracts 2026.docx',
    question(
      {
        kind: 'stale',
        base,
        current: version('mine', 96 * kb, 22, 'elsewhere'),
        between: [],
        undoable: true,
      },
      choices(...both),
    ),
  ),
  'stale, no versions': asking(
    'Q3 budget.xlsx',
    question(
      { kind: 'stale', base, current, between: [], undoable: false },
      choices('create!', 'replace~', 'keep-remote'),
    ),
  ),
  'stale, unseen': asking(
    'Q3 budget.xlsx',
    question(
      {
        kind: 'stale',
        base: null,
        current: version('x', 2 * mb, 300, 'somebody'),
        between: [],
        undoable: true,
      },
      choices(...both),
    ),
  ),
  taken: asking(
    'Hiring plan.docx',
    question(
      {
        kind: 'taken',
        by: fileRef('Hiring plan.docx'),
        version: version('t', 96 * kb, 3),
        match: 'same',
        undoable: true,
      },
      choices(...taken),
    ),
  ),
  'taken, another spelling': asking(
    'hiring plan.docx',
    question(
      {
        kind: 'taken',
        by: fileRef('Hiring plan.docx'),
        version: version('t', 96 * kb, 3),
        match: 'case',
        undoable: true,
      },
      choices(...taken),
    ),
  ),
  'taken, no versions': asking(
    'Hiring plan.docx',
    question(
      {
        kind: 'taken',
        by: fileRef('Hiring plan.docx'),
        version: version('t', 96 * kb, 3),
        match: 'same',
        undoable: false,
      },
      choices('create!…', 'replace~', 'keep-remote'),
    ),
  ),
  'taken by a folder': asking(
    'Receipts',
    question(
      { kind: 'taken', by: fileRef('Receipts'), version: null, match: 'folder', undoable: false },
      choices('create!…', 'keep-remote'),
    ),
  ),
  moved: asking(
    'index.html',
    question(
      {
        kind: 'moved',
        to: { ...fileRef('index.html'), uri: 'cloudreve://my/Website/old/index.html' },
        current: version('m', 4 * kb, 90),
      },
      choices('follow!', 'create'),
    ),
  ),
  renamed: asking(
    'index.html',
    question(
      {
        kind: 'moved',
        to: { ...fileRef('index.html'), uri: `${folderUri}/home.html` },
        current: version('m', 4 * kb, 90),
      },
      choices('follow!', 'create'),
    ),
  ),
  gone: asking('index.html', question({ kind: 'gone', inTrash: null }, choices('create!…'))),
  'gone to the trash': asking(
    'index.html',
    question(
      { kind: 'gone', inTrash: { uri: 'cloudreve://trash/index.html', version: version('m', 4 * kb, 90) } },
      choices('create!…', 'restore-and-replace'),
    ),
  ),
  'folder gone': asking('report.pdf', question({ kind: 'folder-gone', movedTo: null }, choices('create!?'))),
  'folder moved': asking(
    'report.pdf',
    question(
      { kind: 'folder-gone', movedTo: { ...fileRef('2026'), uri: 'cloudreve://my/Archive/2026' } },
      choices('create!…'),
    ),
  ),
  locked,
  'locked by an attempt of ours': asking(
    'release-notes.md',
    question(
      { kind: 'locked', locks: [{ ...lock, app: 'upload', own: true }] },
      choices('wait!', 'create', 'release-lock~'),
    ),
  ),
  empty: asking(
    'team-notes.txt',
    question({ kind: 'guard', guard: 'empty', remoteSize: 3 * kb, localSize: 0 }, guard),
  ),
  shrunk: asking(
    'Price list.csv',
    question({ kind: 'guard', guard: 'shrunk', remoteSize: 86 * kb, localSize: 0.4 * kb }, guard),
  ),
  'other type': asking(
    'Annual report.pdf',
    question(
      {
        kind: 'guard',
        guard: 'other-type',
        remoteSize: 6 * mb,
        localSize: 4 * mb,
        expected: 'PDF',
        found: 'PNG',
      },
      guard,
    ),
  ),
  'not mine': asking('Handbook.md', notAllowed({ why: 'owner' })),
  'name refused': asking('a:b.txt', notAllowed({ why: 'name', proposal: 'a_b.txt' }, ['create!'])),
  'type refused': asking('tool.exe', notAllowed({ why: 'type' })),
  'too big': asking('Raw footage.mov', notAllowed({ why: 'size', limit: 100 * mb })),
  'too big, limit unknown': asking('Raw footage.mov', notAllowed({ why: 'size' })),
  'no space': asking(
    'Raw footage.mov',
    question({ kind: 'no-space', need: 6.2 * 1024 * mb, free: 4.8 * 1024 * mb }, []),
  ),
  'pushes out': asking(
    'Price list.csv',
    question(
      {
        kind: 'pushes-out',
        others: [version('p1', 86 * kb, 3 * 1440), version('p2', 84 * kb, 9 * 1440)],
        canThinOut: true,
      },
      choices('keep-remote!', 'thin-out', 'accept-guard~'),
    ),
  ),
  covered: asking(
    'Q3 budget.xlsx',
    question(
      { kind: 'covered', by: version('by', 2 * mb, 1), ours: version('ours', 2.1 * mb, 1, 'here') },
      choices('bring-back!', 'replace'),
    ),
  ),
} as const satisfies Record<string, AskedItem>
