import type { ActivityItem, Phase, Progress } from '../../../src/shared/ipc/contract.ts'
import { drawnAt, fileRow, folderUri } from '../fake-data.ts'

const mb = 1024 ** 2

function transferOf(name: string, phase: Phase, over: Partial<ActivityItem> = {}): ActivityItem {
  const { file } = fileRow(name, 0, drawnAt)
  return {
    id: `transfer of ${name}`,
    direction: 'upload',
    account: file.account,
    kind: 'replace',
    file,
    name,
    folder: folderUri,
    local: { name, folder: '~/Documents', size: 20 * mb, modifiedAt: drawnAt },
    phase,
    waiting: null,
    question: null,
    failure: null,
    notices: [],
    before: null,
    after: null,
    undo: 'none',
    canCancel: true,
    canRetry: false,
    canPause: false,
    canRedo: false,
    createdAt: drawnAt - 60_000,
    finishedAt: null,
    ...over,
  }
}

const sending: Progress = {
  id: 'transfer of Walkthrough.mp4',
  sent: 151 * mb,
  total: 248 * mb,
  bytesPerSecond: 18.4 * mb,
  secondsLeft: 6,
}

/** What the rows of the mock-ups are doing. */
export const fileActivity: {
  readonly items: readonly ActivityItem[]
  readonly progress: readonly Progress[]
} = {
  items: [
    transferOf('Q3 budget.xlsx', 'needs-decision'),
    transferOf('release-notes.md', 'waiting', { waiting: { why: 'lock', until: null } }),
    transferOf('Board deck.pptx', 'saving'),
    transferOf('Office plan.svg', 'failed', {
      failure: { code: 'connection-lost', params: { host: 'cloud.example.org' } },
    }),
    transferOf('Walkthrough.mp4', 'sending'),
  ],
  progress: [sending],
}
