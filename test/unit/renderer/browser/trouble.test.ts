// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Failure } from '../../../../src/shared/ipc/contract.ts'
import { createFake, failure, ok } from '../../../renderer/fake-api.ts'
import { appInfo, drawnAt, folderPage } from '../../../renderer/fake-data.ts'
import { callsOf, mountFiles } from './mount-files.ts'

const sick: Failure = {
  ...failure('server-sick', { host: 'cloud.example.org', detail: 'database is locked' }),
  trace: { at: drawnAt, route: 'GET /file', requestId: '3f9a-27c1', code: 50001, status: 200 },
}

let page: VueWrapper
let answers: (Failure | null)[]
const fake = () =>
  createFake({
    browse: {
      list: () => {
        const error = answers.shift() ?? null
        return error ? Promise.resolve({ ok: false, error }) : ok(folderPage)
      },
    },
  })

beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const wait = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}

test('trouble of the server is named, with one line to quote and a report without names', async () => {
  const world = fake()
  answers = [sick]
  page = await mountFiles(world)
  const said = page.get('[role=alert]').text()
  expect(said).toContain('It says: database is locked. Your files are not affected.')
  expect(said).toContain('Redrop tries again in 2 min.')
  expect(said).toMatch(/50001 · \d\d:\d\d:\d\d · request 3f9a-27c1/)
  await page.get('[role=alert]').findAll('button')[1]?.trigger('click')
  const [{ text: report }] = callsOf(world, 'app.copy') as [{ text: string }]
  expect(report).toBe(
    [
      `Time: ${new Date(drawnAt).toISOString()}`,
      'Trouble: server-sick',
      'Asked: GET /file',
      'Answer: 50001 (HTTP 200)',
      'Request: 3f9a-27c1',
      '',
      appInfo.report,
    ].join('\n'),
  )
  expect(report).not.toMatch(/cloud\.example\.org|database/)
})

test('a server in trouble is left alone for two minutes, a connection is tried after fifteen seconds', async () => {
  answers = [sick, failure('unreachable', { host: 'cloud.example.org' }), null]
  const asked = fake()
  page = await mountFiles(asked)
  const times = () => callsOf(asked, 'browse.list').length
  await wait(119_000)
  expect(times()).toBe(1)
  expect(page.text()).toContain('Redrop tries again in 1 s.')
  await wait(1_000)
  expect(times()).toBe(2)
  expect(page.text()).not.toContain('Copy report')
  await wait(15_000)
  expect(times()).toBe(3)
  expect(page.find('[role=alert]').exists()).toBe(false)
  await wait(600_000)
  expect(times()).toBe(3)
})
