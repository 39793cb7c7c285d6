import { describe, expect, it } from 'vitest'
import { dueAt } from '../../../../src/core/domain/link-due.ts'
import { isChanged, sendsByItself, type Rest } from '../../../../src/core/domain/link-gate.ts'
import { linkPhase, type LinkFacts } from '../../../../src/core/domain/link-phase.ts'

const second = 1000
const minute = 60 * second

describe('when a save is due to be sent', () => {
  it.each<[string, { wroteAt: number; sentAt: number | null }, number]>([
    ['the first one two seconds after the last write', { wroteAt: 0, sentAt: null }, 2 * second],
    ['also long after the last one was sent', { wroteAt: 10 * minute, sentAt: 0 }, 10 * minute + 2 * second],
    [
      'one that follows soon waits until the file is left alone',
      { wroteAt: 10 * second, sentAt: 0 },
      70 * second,
    ],
    [
      'or until three minutes have passed, whatever comes first',
      { wroteAt: 170 * second, sentAt: 0 },
      180 * second,
    ],
    ['never before it is finished', { wroteAt: 179 * second, sentAt: 0 }, 181 * second],
  ])('%s', (_, times, due) => {
    expect(dueAt(times)).toBe(due)
  })

  it('of a program that saves every five seconds for ten minutes one save in three minutes is sent, and the last', () => {
    const sends: number[] = []
    for (let now = 0; now <= 13 * minute; now += second) {
      const wroteAt = Math.min(now - (now % (5 * second)), 10 * minute)
      const sentAt = sends.at(-1) ?? null
      const isSent = sentAt !== null && sentAt >= wroteAt
      if (!isSent && now >= dueAt({ wroteAt, sentAt })) sends.push(now)
    }
    expect(sends.map((at) => at / second)).toEqual([2, 182, 362, 542, 660])
  })
})

describe('what is sent without being told to', () => {
  const rest: Rest = { mode: 'on-save', isPaused: false, transfer: null }
  const content = { hash: 'new', sent: 'old', tried: 'old' }

  it.each<[string, Partial<typeof content>, Partial<Rest>, boolean]>([
    ['a change', {}, {}, true],
    ['nothing that was sent last', { sent: 'new' }, {}, false],
    ['nothing that was refused or declined', { tried: 'new' }, {}, false],
    ['nothing where the user presses a key', {}, { mode: 'by-key' }, false],
    ['nothing where the user sends by hand', {}, { mode: 'by-hand' }, false],
    ['nothing while it is paused', {}, { isPaused: true }, false],
    ['nothing beside a transfer: that one sends what is there by then', {}, { transfer: 'goes-on' }, false],
    ['nothing while something is asked', {}, { transfer: 'asks' }, false],
    ['new content where the question is about the content', {}, { transfer: 'asks-about-content' }, true],
  ])('%s', (_, change, other, sends) => {
    expect(sendsByItself({ ...content, ...change }, { ...rest, ...other })).toBe(sends)
  })

  it('is anything while nobody knows what was sent', () => {
    expect(isChanged({ hash: 'new', sent: null })).toBe(true)
  })
})

describe('the most urgent fact of a link', () => {
  const calm: LinkFacts = { isThere: true, isChanged: false, isPaused: false, transfer: null }

  it.each<[string, Partial<LinkFacts>, string]>([
    ['it is watched', {}, 'watching'],
    ['it is paused', { isPaused: true }, 'paused'],
    ['a change that is not sent comes before a pause', { isPaused: true, isChanged: true }, 'changed'],
    ['what waits is not sent', { transfer: 'waits' }, 'changed'],
    ['what is under way', { transfer: 'sends', isChanged: true }, 'sending'],
    ['a file that is not there', { isThere: false, transfer: 'sends' }, 'not-found'],
    ['a question comes first', { isThere: false, transfer: 'asks' }, 'needs-you'],
  ])('%s', (_, facts, phase) => {
    expect(linkPhase({ ...calm, ...facts })).toBe(phase)
  })
})
