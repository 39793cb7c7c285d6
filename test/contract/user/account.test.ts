import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

interface Me {
  readonly id: string
  readonly group: { readonly permission: string }
}

async function me(user: Client): Promise<Me> {
  return accepted(await user.call('GET', '/user/me')) as Me
}

scenario(
  'user/me-and-group-permissions',
  'the own user object tells status and group with its permissions',
  {},
  async ({ user, account }) => {
    expect(await me(user)).toMatchObject({
      id: expect.any(String) as string,
      email: account.email.toLowerCase(),
      nickname: expect.any(String) as string,
      status: 'active',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      group: {
        id: expect.any(String) as string,
        name: expect.any(String) as string,
        permission: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) as string,
        direct_link_batch_size: expect.any(Number) as number,
        trash_retention: expect.any(Number) as number,
      },
    })
  },
)

scenario(
  'user/me-and-group-permissions',
  'the groups of a new site carry these bits: administrators, users, anonymous callers',
  { needs: 'test-server' },
  async ({ user, server }) => {
    const admins = server.site.state.groups.find((group) => group.name === 'Admin')
    const [ana] = server.site.state.users
    expect((await me(user)).group).toMatchObject({ name: 'User', permission: 'hAg=' })
    if (ana !== undefined && admins !== undefined) ana.groupId = admins.id
    expect((await me(user)).group).toMatchObject({ name: 'Admin', permission: '/RoB' })
    const basic = accepted(await user.as(null).call('GET', '/site/config/basic'))
    expect(basic).toMatchObject({ user: { group: { name: 'Anonymous', permission: 'gg==' } } })
  },
)

scenario('user/capacity', 'used grows by what is stored, versions included', {}, async (context) => {
  const { user, uri, changeSettings } = context
  await changeSettings({
    version_retention_enabled: true,
    version_retention_max: 10,
    version_retention_ext: [],
  })
  const capacity = async () =>
    accepted(await user.call('GET', '/user/capacity')) as { total: number; used: number }
  const before = await capacity()
  expect(before.total).toBeTypeOf('number')
  await user.write(uri('a.txt'), '12345')
  await user.write(uri('a.txt'), '123')
  expect(await capacity()).toEqual({ total: before.total, used: before.used + 8 })
  accepted(await user.remove([uri('a.txt')], { skip_soft_delete: true }))
  expect(await capacity()).toEqual(before)
})

scenario(
  'user/capacity',
  'a quota below what is used is told as it is, and 0 is a real zero',
  { needs: 'test-server' },
  async ({ user, uri, server }) => {
    await user.write(uri('a.txt'), 'x'.repeat(30))
    const group = server.site.state.groups.find((each) => each.name === 'User')
    for (const quota of [10, 0]) {
      if (group !== undefined) group.quota = quota
      expect(accepted(await user.call('GET', '/user/capacity'))).toEqual({ total: quota, used: 30 })
      expectCode(await user.put(uri('b.txt'), 'x'), 40051, 'Insufficient capacity')
      expect((await user.write(uri(`empty-${quota}.txt`), '')).size).toBe(0)
    }
  },
)

scenario(
  'user/user-info-and-search',
  'other people are shown without status, rights and, to anonymous callers, without e-mail',
  { needs: 'second-user' },
  async ({ user, second }) => {
    const { id } = await me(second)
    const anonymous = accepted(await user.as(null).call('GET', `/user/info/${id}`)) as Record<string, unknown>
    expect(Object.keys(anonymous).toSorted()).toEqual(['created_at', 'group', 'id', 'nickname'])
    expect(Object.keys(anonymous['group'] as object).toSorted()).toEqual(['id', 'name'])
    const signedIn = accepted(await user.call('GET', `/user/info/${id}`)) as Record<string, unknown>
    const { email, ...rest } = signedIn
    expect(rest).toEqual(anonymous)
    if (email !== undefined) expect(email).toContain('@')
  },
)

scenario(
  'user/user-info-and-search',
  'the site decides whether signed-in people see e-mail addresses',
  { needs: 'test-server' },
  async ({ user, second, server }) => {
    const { id } = await me(second)
    expect(accepted(await user.call('GET', `/user/info/${id}`))).toHaveProperty('email', 'ben@example.org')
    server.site.settings.exposeUserEmail = false
    expect(accepted(await user.call('GET', `/user/info/${id}`))).not.toHaveProperty('email')
    const found = accepted(await user.call('GET', '/user/search', { query: { keyword: 'ben' } })) as object[]
    expect(found).toMatchObject([{ id }])
    expect(found[0]).not.toHaveProperty('email')
  },
)

scenario(
  'user/user-info-and-search',
  'a search matches nickname and e-mail in any case from two characters on',
  { needs: 'second-user' },
  async ({ user, account }) => {
    const search = (query: Record<string, string>) => user.call('GET', '/user/search', { query })
    const found = accepted(await search({ keyword: account.email.toUpperCase() })) as { id: string }[]
    expect(found.map((each) => each.id)).toContain((await me(user)).id)
    expect(accepted(await search({ keyword: 'redrop-contract-nobody' }))).toEqual([])
    expectCode(await search({ keyword: 'a' }), 40001, 'Keyword too short')
    expectCode(await search({}), 40001, 'Keyword cannot be empty')
  },
)

scenario('user/user-info-and-search', 'an id that does not decode is 40001', {}, async ({ user }) => {
  expectCode(await user.call('GET', '/user/info/zzzzzz'), 40001, 'Failed to parse object ID')
})
