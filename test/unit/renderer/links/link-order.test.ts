import { describe, expect, test } from 'vitest'
import { buttonsOf, mainAction } from '../../../../src/renderer/features/links/link-menu.ts'
import { entriesOf, isIn, linkFilters } from '../../../../src/renderer/features/links/link-order.ts'
import type { LinkInfo } from '../../../../src/shared/ipc/contract.ts'
import { edit, link, mockUpLinks } from '../../../renderer/fake-links.ts'

describe('the list', () => {
  test('has edits first, then links, the most urgent first, each under its head', () => {
    expect(entriesOf(mockUpLinks).map((one) => (one.kind === 'head' ? one.of : one.link.name))).toEqual([
      'edit',
      'Office plan.svg',
      'Hiring plan.docx',
      'link',
      'Q3 budget.xlsx',
      'exchange-rates.json',
      'Price list.csv',
      'index.html',
      'team-notes.txt',
    ])
  })

  test('has no head without anything below it, and goes by name where nothing is more urgent', () => {
    const names = entriesOf([link('b10'), link('b9'), link('a')]).map((one) =>
      one.kind === 'head' ? one.of : one.link.name,
    )
    expect(names).toEqual(['link', 'a', 'b9', 'b10'])
  })

  test.each([
    [{ trouble: 'trash' }, ['all', 'needs-you']],
    [{ phase: 'not-found' }, ['all', 'needs-you']],
    [{ phase: 'changed' }, ['all', 'to-send']],
    [{ phase: 'changed', trouble: 'read-only' }, ['all', 'needs-you']],
    [{ phase: 'watching', trouble: 'read-only' }, ['all', 'watching']],
    [{ phase: 'sending' }, ['all']],
    [{ phase: 'changed', isPaused: true }, ['all', 'paused']],
    // A paused link is sent by hand: that is told instead.
    [{ phase: 'changed', isPaused: true, transfer: 't' }, ['all', 'to-send']],
  ] as const)('%j is in %j', (over, filters) => {
    expect(linkFilters.filter((filter) => isIn(filter, link('a', over)))).toEqual(filters)
  })
})

describe('what a row offers', () => {
  const brought = { openedAt: 0, program: null, use: 'unknown', isBroughtBack: true } as const
  test.each<[string, LinkInfo, boolean, readonly string[], string]>([
    ['a question', link('a', { phase: 'needs-you' }), true, ['decide'], 'decide'],
    ['a session that has ended', link('a', { trouble: 'sign-in' }), false, ['sign-in'], 'sign-in'],
    ['a link whose file has gone', link('a', { phase: 'not-found' }), false, ['locate'], 'locate'],
    ['a change', link('a', { phase: 'changed' }), false, ['send'], 'send'],
    ['nothing to send', link('a'), false, ['pause'], 'show'],
    ['a paused link', link('a', { phase: 'paused', isPaused: true }), false, ['resume'], 'resume'],
    ['a remote file in the trash', link('a', { trouble: 'trash' }), false, [], 'show'],
    ['an edit', edit('a', { phase: 'watching' }), false, ['show', 'done'], 'open'],
    ['a changed edit', edit('a', { phase: 'changed' }), false, ['open', 'send'], 'open'],
    ['an edit from an earlier run', edit('a', { edit: brought }), false, ['open', 'done'], 'open'],
    ['an edit whose copy has gone', edit('a', { phase: 'not-found' }), false, ['done'], 'done'],
  ])('%s', (_what, one, asks, buttons, main) => {
    expect(buttonsOf(one, asks)).toEqual(buttons)
    expect(mainAction(one, asks)).toBe(main)
  })
})
