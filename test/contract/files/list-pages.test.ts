import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import type { ListData } from '../harness/data.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Query } from '../harness/exchange.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function list(user: Client, query: Query): Promise<Reply> {
  return user.call('GET', '/file', { query })
}

async function page(user: Client, query: Query): Promise<ListData> {
  return accepted(await list(user, query)) as ListData
}

const names = (data: ListData): string[] => data.files.map((file) => file.name)

/** Two folders and five files; later files are bigger. */
async function fill(user: Client, uri: (...names: string[]) => string): Promise<void> {
  for (const name of ['dir0', 'dir1']) {
    accepted(await user.call('POST', '/file/create', { json: { uri: uri(name), type: 'folder' } }))
  }
  for (let n = 0; n < 5; n++) await user.write(uri(`f${n}.txt`), 'x'.repeat(n + 1))
}

scenario(
  'files/list-pages',
  'pages follow each other by next_token, folders first, and the last page has none',
  {},
  async ({ user, folder, uri }) => {
    await fill(user, uri)
    const query = { uri: folder, page_size: 3, order_by: 'name', order_direction: 'asc' }
    const seen: string[][] = []
    let token: string | undefined
    do {
      const data = await page(user, token === undefined ? query : { ...query, next_page_token: token })
      expect(data.pagination).toMatchObject({ page: 0, page_size: 3, is_cursor: true })
      seen.push(names(data))
      token = data.pagination['next_token'] as string | undefined
    } while (token !== undefined)
    expect(seen).toEqual([['dir0', 'dir1', 'f0.txt'], ['f1.txt', 'f2.txt', 'f3.txt'], ['f4.txt']])
    expect(names(await page(user, { ...query, page: 1 }))).toEqual(['dir0', 'dir1', 'f0.txt'])
  },
)

scenario(
  'files/list-pages',
  'a list tells its folder, what may be done in it and where new files are stored',
  {},
  async ({ user, folder, uri }) => {
    await fill(user, uri)
    const data = await page(user, { uri: folder })
    expect(data.parent).toMatchObject({ type: 1, path: folder, owned: true, metadata: null })
    expect(data.props).toMatchObject({
      capability: 'w8edAQ==',
      order_by_options: ['name', 'size', 'updated_at', 'created_at'],
      order_direction_options: ['asc', 'desc'],
    })
    expect(data.context_hint).toMatch(/^[0-9a-f-]{36}$/)
    expect(data.storage_policy).toMatchObject({ max_size: expect.any(Number) as number })
    expect(data.storage_policy?.id).toBe((await user.info(uri('f0.txt'))).extended_info?.storage_policy?.id)
    expect(data.files[2]).toMatchObject({ type: 0, size: 1, metadata: {}, path: uri('f0.txt') })
  },
)

scenario(
  'files/list-pages',
  'folders come first in both directions, and an unknown order is by id',
  {},
  async ({ user, folder, uri }) => {
    await fill(user, uri)
    const up = ['f0.txt', 'f1.txt', 'f2.txt', 'f3.txt', 'f4.txt']
    const ordered = async (order_by: string, order_direction: string) =>
      names(await page(user, { uri: folder, order_by, order_direction }))
    expect(await ordered('size', 'desc')).toEqual(['dir1', 'dir0', ...up.toReversed()])
    expect(await ordered('name', 'desc')).toEqual(['dir1', 'dir0', ...up.toReversed()])
    expect(await ordered('created_at', 'desc')).toEqual(['dir1', 'dir0', ...up.toReversed()])
    expect(await ordered('updated_at', 'asc')).toEqual(['dir0', 'dir1', ...up])
    expect(await ordered('nonsense', 'asc')).toEqual(['dir0', 'dir1', ...up])
  },
)

scenario(
  'files/list-pages',
  'page_size is capped without a word; missing and negative ones mean the default',
  {},
  async ({ user, folder, uri }) => {
    await fill(user, uri)
    const most = await page(user, { uri: folder, page_size: 100_000 })
    expect(most.pagination['page_size']).toBe(most.props['max_page_size'])
    const standard = await page(user, { uri: folder })
    expect(standard.pagination['page_size']).toBe(100)
    expect((await page(user, { uri: folder, page_size: -1 })).pagination['page_size']).toBe(100)
    expect(names(standard)).toHaveLength(7)
    expectCode(await list(user, { uri: folder, page: -1 }), 40001, 'Page too short')
  },
)

scenario(
  'files/list-pages',
  'a damaged page token is -1, one of another ordering is taken and gives a wrong page',
  {},
  async ({ user, folder, uri }) => {
    await fill(user, uri)
    expectCode(await list(user, { uri: folder, page_size: 3, next_page_token: 'garbage' }), -1)
    const first = await page(user, { uri: folder, page_size: 3, order_by: 'name', order_direction: 'asc' })
    const token = String(first.pagination['next_token'])
    const wrong = await page(user, { uri: folder, page_size: 3, order_by: 'size', next_page_token: token })
    expect(names(wrong)).toEqual(['f0.txt', 'f1.txt', 'f2.txt'])
  },
)

scenario(
  'files/list-pages',
  'a list is refused for a file, a missing folder, a bad uri and without login',
  {},
  async ({ user, folder, uri }) => {
    await fill(user, uri)
    expectCode(await list(user, { uri: uri('f0.txt') }), 40016, 'Path not exist')
    expectCode(await list(user, { uri: uri('none') }), 40016, 'Path not exist')
    expectCode(await list(user, {}), 40001, 'Uri cannot be empty')
    expectCode(await list(user, { uri: 'x' }), 40001, 'unknown uri')
    expectCode(await list(user.as(null), { uri: folder }), 401, 'Login required')
  },
)

scenario(
  'files/list-pages',
  'the space of somebody else is closed',
  { needs: 'second-user' },
  async ({ user, second }) => {
    const me = accepted(await user.call('GET', '/user/me')) as { id: string }
    expectCode(await list(second, { uri: `cloudreve://${me.id}@my/` }), 403, 'Permission denied')
    const own = accepted(await second.call('GET', '/user/me')) as { id: string }
    expect((await page(second, { uri: `cloudreve://${own.id}@my/` })).parent.path).toBe(
      `cloudreve://${own.id}@my/`,
    )
  },
)

scenario(
  'files/list-pages',
  'with cursors switched off pages are numbered from 0 and the total is told',
  { needs: 'test-server', server: { settings: { useCursorPagination: false } } },
  async ({ user, folder, uri }) => {
    await fill(user, uri)
    const data = await page(user, { uri: folder, page_size: 3, page: 1, order_by: 'name' })
    expect(names(data)).toEqual(['f1.txt', 'f2.txt', 'f3.txt'])
    expect(data.pagination).toEqual({ page: 1, page_size: 3, total_items: 7 })
  },
)
