import { describe, expect, test } from 'vitest'
import { parseBoolset } from '../../../../src/core/cloudreve/boolset.ts'
import { putContent } from '../../../../src/core/cloudreve/content.ts'
import * as files from '../../../../src/core/cloudreve/files.ts'
import type { Precondition } from '../../../../src/core/domain/precondition.ts'
import { emptyBody, fakeHttp, no, ok, signedIn, type FakeHttp } from './fake-http.ts'

const previous = 'v1' as Precondition

const plan = {
  type: 0,
  id: '6ZeV3dUg',
  name: 'plan.docx',
  created_at: '2026-05-01T08:00:00+02:00',
  updated_at: '2026-07-30T17:21:09.405236777+02:00',
  size: 48211,
  metadata: null,
  path: 'cloudreve://my/Docs/plan.docx',
  capability: 'w8edAQ==',
  owned: true,
  primary_entity: 'JBxJf5',
  permission: 'not known to this client',
}

describe('a file', () => {
  test('as a PUT answers it', async () => {
    const http = fakeHttp(ok(plan))
    expect(await putContent(signedIn(http), { uri: plan.path, previous, body: emptyBody })).toEqual({
      type: 'file',
      id: '6ZeV3dUg',
      name: 'plan.docx',
      uri: 'cloudreve://my/Docs/plan.docx',
      size: 48211,
      createdAt: Date.UTC(2026, 4, 1, 6),
      updatedAt: Date.UTC(2026, 6, 30, 15, 21, 9, 405),
      version: 'JBxJf5',
      owned: true,
      capability: new Set([0, 1, 6, 7, 8, 9, 10, 14, 15, 16, 18, 19, 20, 23, 24]),
      uploadSession: null,
      metadata: {},
      shared: false,
      extended: null,
    })
    const url = http.asked[0]?.url
    expect([...(url?.searchParams ?? [])]).toEqual([
      ['uri', plan.path],
      ['previous', 'v1'],
    ])
  })

  test('with its versions: thumbnails are none, the policy is mapped, absent members have defaults', async () => {
    const entities = [
      {
        id: 'new',
        size: 2,
        type: 0,
        created_at: plan.created_at,
        created_by: { id: 'dWim', nickname: 'ana' },
      },
      { id: 'thumb', size: 1, type: 1, created_at: plan.created_at },
      { id: 'old', size: -3, type: 0, created_at: plan.created_at },
    ]
    const storage_policy = { id: '8gPs', name: 'Default', type: 'local', max_size: 10, chunk_concurrency: 4 }
    const answer = {
      ...plan,
      metadata: { 'sys:upload_session_id': 's1' },
      extended_info: { storage_policy, storage_used: 7, entities },
    }
    const entry = await files.info(signedIn(fakeHttp(ok(answer))), { id: 'x' }, { extended: true })
    expect(entry.uploadSession).toBe('s1')
    expect(entry.extended).toEqual({
      policy: {
        id: '8gPs',
        name: 'Default',
        type: 'local',
        maxSize: 10,
        relay: false,
        chunkConcurrency: 4,
        encryption: false,
        extensions: null,
      },
      storageUsed: 7,
      versions: [
        {
          id: 'new',
          size: 2,
          createdAt: Date.UTC(2026, 4, 1, 6),
          createdBy: { id: 'dWim', nickname: 'ana' },
        },
        { id: 'old', size: -3, createdAt: Date.UTC(2026, 4, 1, 6), createdBy: null },
      ],
    })
  })

  test.each(['id', 'name', 'path', 'size', 'primary_entity', 'type', 'updated_at'])(
    'without %s is not accepted',
    async (member) => {
      const http = fakeHttp(ok({ ...plan, [member]: undefined }))
      await expect(files.info(signedIn(http), { uri: plan.path })).rejects.toMatchObject({
        what: 'wrong-shape',
      })
    },
  )

  test("asked for by id, somebody else's may be a lost login: the token is renewed once", async () => {
    const http = fakeHttp(no(40082), ok(plan))
    expect((await files.info(signedIn(http), { id: 'x' })).id).toBe(plan.id)
    await expect(files.info(signedIn(fakeHttp(no(40082))), { uri: 'u' })).rejects.toMatchObject({
      code: 40082,
    })
  })
})

describe('listings', () => {
  const parent = { ...plan, type: 1, id: 'folder', name: 'Docs', path: 'cloudreve://my/Docs' }
  const page = (pagination: object, names: string[]) =>
    ok({ files: names.map((name) => ({ ...plan, name })), parent, pagination, storage_policy: null })

  async function namesOf(http: FakeHttp): Promise<string[][]> {
    const pages: string[][] = []
    for await (const entries of files.listAll(signedIn(http), 'cloudreve://my/Docs', { pageSize: 2 })) {
      pages.push(entries.map(({ name }) => name))
    }
    return pages
  }

  const placesOf = (http: FakeHttp) =>
    http.asked.map(({ url }) => [url.searchParams.get('next_page_token'), url.searchParams.get('page')])

  test('by cursor go on with the token of the page before', async () => {
    const http = fakeHttp(
      page({ is_cursor: true, next_token: 't1' }, ['a', 'b']),
      page({ is_cursor: true }, ['c']),
    )
    expect(await namesOf(http)).toEqual([['a', 'b'], ['c']])
    expect(placesOf(http)).toEqual([
      [null, null],
      ['t1', null],
    ])
  })

  test('by number go on until all items were seen', async () => {
    const http = fakeHttp(
      page({ page: 0, page_size: 2, total_items: 3 }, ['a', 'b']),
      page({ page: 1, page_size: 2, total_items: 3 }, ['c']),
    )
    expect(await namesOf(http)).toEqual([['a', 'b'], ['c']])
    expect(placesOf(http)).toEqual([
      [null, null],
      [null, '1'],
    ])
  })

  test('of an empty folder have one empty page, null for a list included', async () => {
    const http = fakeHttp(ok({ files: null, parent, pagination: { page: 0, page_size: 2 } }))
    expect(await namesOf(http)).toEqual([[]])
  })
})

test.each([
  ['', []],
  ['hAg=', [2, 7, 11]],
  ['/RoB', [0, 2, 3, 4, 5, 6, 7, 9, 11, 12, 16]],
])('the boolset %j has the bits %j', (text, bits) => {
  expect([...parseBoolset(text)]).toEqual(bits)
})
