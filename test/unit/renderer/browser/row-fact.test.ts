import { describe, expect, test } from 'vitest'
import { factOf } from '../../../../src/renderer/features/browser/logic/row-fact.ts'
import type { ActivityItem, Phase } from '../../../../src/shared/ipc/contract.ts'
import { fileRow } from '../../../renderer/fake-data.ts'
import { fileActivity } from '../../../renderer/scenes/file-activity.ts'

const row = fileRow('a', 1, 0, { shared: true })
const [some] = fileActivity.items

function transfer(phase: Phase, over: Partial<ActivityItem> = {}): ActivityItem {
  if (!some) throw new Error('the mock-ups have transfers')
  return { ...some, phase, question: null, waiting: null, ...over }
}

function progress(sent: number) {
  return { id: 'x', sent, total: 100, bytesPerSecond: null, secondsLeft: null }
}

describe('the state of a row', () => {
  test.each([
    ['needs-decision', 'browser.state.needsYou', 'ask'],
    ['failed', 'browser.state.notSent', 'danger'],
    ['saving', 'browser.state.saving', 'quiet'],
    ['resolving', 'browser.state.asking', 'quiet'],
    ['queued', 'browser.state.waiting', 'quiet'],
  ] as const)('a transfer that is %s speaks before what the listing says', (phase, text, tone) => {
    expect(factOf(row, transfer(phase), null, false)).toMatchObject({ text, tone })
  })

  test('sending shows how far it is, and never all of it', () => {
    const shown = (sent: number) => factOf(row, transfer('sending'), progress(sent), false)?.params
    expect(shown(61)).toEqual({ percent: 61 })
    expect(shown(100)).toEqual({ percent: 99 })
  })

  test('a file that somebody holds is in use', () => {
    const held = transfer('waiting', { waiting: { why: 'lock', until: null } })
    expect(factOf(row, held, null, false)?.text).toBe('browser.state.inUse')
  })

  test('a finished transfer leaves the word to the listing', () => {
    expect(factOf(row, transfer('saved'), null, false)?.text).toBe('browser.state.shared')
    expect(factOf(fileRow('a', 1, 0), transfer('saved'), null, false)).toBeNull()
  })

  test.each([
    ['link', 'links.row.link'],
    ['edit', 'links.row.edit'],
  ] as const)('a %s speaks before a pin, and after what somebody else has changed', (kind, text) => {
    expect(factOf(fileRow('a', 1, 0), null, null, true, null, kind)?.text).toBe(text)
    expect(factOf(fileRow('a', 1, 0), null, null, true, 60_000, kind)?.text).toBe('history.live.changed')
    expect(factOf(row, transfer('failed'), null, false, null, kind)?.text).toBe('browser.state.notSent')
  })
})
