import { describe, expect, test } from 'vitest'
import { groupAnswers } from '../../../../src/renderer/features/decisions/group-answers.ts'
import { entriesOf, keyOf } from '../../../../src/renderer/features/decisions/list-entries.ts'
import { decisionGroups } from '../../../../src/renderer/stores/decision-groups.ts'
import { asking } from '../../../renderer/fake-activity.ts'
import { everyQuestion, locked, stale } from '../../../renderer/fake-questions.ts'

const kinds = (...items: Parameters<typeof groupAnswers>[0]) => groupAnswers(items).map(({ kind }) => kind)

describe('one answer for a group', () => {
  test('has the answers of all, and counts for how many something is lost', () => {
    expect(groupAnswers([stale, everyQuestion['stale, no versions'], stale])).toEqual([
      { kind: 'create', dangerous: 0, isDefault: true },
      { kind: 'replace', dangerous: 1, isDefault: false },
      { kind: 'keep-remote', dangerous: 0, isDefault: false },
    ])
  })

  test('is not there for one question, nor for questions in other words', () => {
    expect(kinds(stale)).toEqual([])
    expect(kinds(everyQuestion.moved, everyQuestion.gone)).toEqual([])
    expect(kinds(everyQuestion.empty, everyQuestion.shrunk)).toEqual([])
  })

  test('never takes locks away, nor answers with a place that must be chosen', () => {
    expect(kinds(locked, locked)).toEqual(['wait', 'create'])
    expect(kinds(everyQuestion['folder gone'], everyQuestion['folder gone'])).toEqual([])
    expect(kinds(everyQuestion['folder moved'], everyQuestion['folder gone'])).toEqual([])
  })

  test('has only what every one of them offers', () => {
    expect(kinds(everyQuestion.gone, everyQuestion['gone to the trash'])).toEqual(['create'])
  })
})

test('the list has the head of each group and its questions below it', () => {
  const second = asking('second.txt', stale.question)
  const entries = entriesOf(decisionGroups([stale, everyQuestion.moved, second]))
  expect(entries.map(keyOf)).toEqual([
    'group newer',
    stale.id,
    second.id,
    'group moved',
    everyQuestion.moved.id,
  ])
})
