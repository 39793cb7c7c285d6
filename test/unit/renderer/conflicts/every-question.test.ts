// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { decisionsFor } from '../../../../src/core/domain/decisions.ts'
import type { Locale } from '../../../../src/shared/i18n/index.ts'
import type { ConflictFacts } from '../../../../src/shared/model/index.ts'
import type { AskedItem } from '../../../renderer/fake-activity.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { everyQuestion } from '../../../renderer/fake-questions.ts'
import { openDialog } from './dialog-world.ts'
import { chinese, english, type Name, type Words } from './question-words.ts'

let world: Awaited<ReturnType<typeof openDialog>>
beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => {
  world.page.unmount()
  document.body.replaceChildren()
  vi.useRealTimers()
})

const all = Object.entries(everyQuestion) as [Name, AskedItem][]
async function read(name: Name, locale: Locale): Promise<Words> {
  world = await openDialog([everyQuestion[name]], { locale })
  return { title: world.title() ?? '', sentence: world.sentence() ?? '', buttons: world.labels() }
}

describe.each(all)('the question “%s”', (name, { question }) => {
  test('has the answers of the one table', async () => {
    world = await openDialog([everyQuestion[name]])
    const { conflict } = question
    const facts =
      conflict.kind === 'locked'
        ? { ...conflict, locks: conflict.locks.map((lock) => ({ ...lock, token: 'token' })) }
        : conflict
    expect(question.choices).toEqual(decisionsFor(facts satisfies ConflictFacts))
  })

  test('is asked in English', async () => {
    expect(await read(name, 'en')).toEqual(english[name])
  })

  test('is asked in Chinese, with nothing left in English', async () => {
    const words = await read(name, 'zh-CN')
    if (chinese[name]) expect(words).toEqual(chinese[name])
    const said = [words.title, words.sentence, ...words.buttons].join('')
    for (const text of [words.sentence, ...words.buttons]) expect(text).toMatch(/\p{Script=Han}/u)
    expect(said).not.toMatch(/[{}]|conflicts\.|questions\.|sent|server/)
  })

  test('has its default focused and primary, and never a dangerous one', async () => {
    await read(name, 'en')
    const focused = world.focused() ?? ''
    expect(focused).toBe(world.labels().at(-1))
    expect(world.variantOf(focused)).toContain('primary')
  })

  test('is an alert exactly when content can be lost', async () => {
    await read(name, 'en')
    const canLose = question.choices.some(({ danger }) => danger) || question.conflict.kind === 'guard'
    expect(world.dialog()?.getAttribute('role')).toBe(canLose ? 'alertdialog' : 'dialog')
  })
})

describe('an answer that loses content for good', () => {
  test('says so, and its button is dangerous once it is picked', async () => {
    world = await openDialog([everyQuestion['stale, no versions']])
    expect(world.body()).toContain('The server keeps no versions: replacing removes Ben’s content for good.')
    await world.press('r')
    expect(world.variantOf('Replace with mine')).toContain('danger')
  })
})
