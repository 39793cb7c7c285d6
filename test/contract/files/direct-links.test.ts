import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode, expectInnerCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

interface DirectLink {
  readonly link: string
  readonly file_url: string
}

function request(user: Client, ...uris: readonly string[]): Promise<Reply> {
  return user.call('PUT', '/file/source', { json: { uris } })
}

async function directLink(user: Client, uri: string): Promise<string> {
  const [first] = accepted(await request(user, uri)) as DirectLink[]
  if (first === undefined) throw new Error('no link')
  return first.link
}

/** The site may announce itself under another origin than the one it is reached by. */
function reached(user: Client, link: string): string {
  return link.replace(/^https?:\/\/[^/]+/, new URL(user.url).origin)
}

/** Follows the redirect of a direct link to the bytes. */
async function follow(user: Client, link: string): Promise<Reply> {
  const redirect = await user.fetch(reached(user, link))
  expect(redirect.status).toBe(302)
  return user.fetch(reached(user, String(redirect.headers.location)))
}

scenario(
  'files/direct-links',
  'a direct link leads to the current content, also after a replace and a rename',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'direct one')
    const link = await directLink(user, uri('a.txt'))
    expect(link).toMatch(/\/f\/[^/]+\/a\.txt$/)
    expect(await directLink(user, uri('a.txt'))).toBe(link)
    expect((await follow(user, link)).text).toBe('direct one')

    const second = await user.write(uri('a.txt'), 'direct two')
    const content = await follow(user, link)
    expect(content.text).toBe('direct two')
    expect(content.headers.etag).toBe(`"${second.primary_entity}"`)

    accepted(await user.call('POST', '/file/rename', { json: { uri: uri('a.txt'), new_name: 'a2.txt' } }))
    expect((await follow(user, link)).text).toBe('direct two')
    const renamed = await directLink(user, uri('a2.txt'))
    expect(renamed).toMatch(/\/a2\.txt$/)
    expect(renamed).not.toBe(link)
    const { extended_info } = await user.info(uri('a2.txt'))
    expect(extended_info?.direct_links?.map((each) => each['url']).toSorted()).toEqual(
      [link, renamed].toSorted(),
    )
  },
)

scenario(
  'files/direct-links',
  'of several files the ones that exist get their link beside the error of the others',
  {},
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    const link = await directLink(user, uri('a.txt'))
    const both = await request(user, uri('a.txt'), uri('none.txt'))
    expectInnerCode(both, uri('none.txt'), 40016)
    expect(both.data).toEqual([{ link, file_url: uri('a.txt') }])
    expectInnerCode(await request(user, folder), folder, 40077)
  },
)

scenario(
  'sign-in/direct-link-gone',
  'a deleted direct link answers HTTP 404, an id that does not decode 40001',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    await user.write(uri('a.txt'), 'a')
    const link = await directLink(user, uri('a.txt'))
    const id = /\/f\/([^/]+)\//.exec(link)?.[1] ?? ''
    expectCode(await second.call('DELETE', `/file/source/${id}`), 404, 'Direct link not found')
    expect((await follow(user, link)).text).toBe('a')
    accepted(await user.call('DELETE', `/file/source/${id}`))
    expectCode(await user.call('DELETE', `/file/source/${id}`), 404, 'Direct link not found')
    const gone = await user.fetch(reached(user, link))
    expect([gone.status, gone.code]).toEqual([404, 404])
    expectCode(await user.fetch(`${user.url}/f/zzzz/a.txt`), 40001, 'Failed to parse object ID')
  },
)
