import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

scenario(
  'shares/create-edit-info',
  'each share of a file has a link of its own, which leads to the page of the site that shows it',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'shared')
    const share = async () =>
      accepted(await user.call('PUT', '/share', { json: { uri: uri('a.txt'), expire: 3600 } })) as string
    const link = await share()
    expect(link).toMatch(/\/s\/[A-Za-z0-9]+$/)
    expect(await share()).not.toBe(link)
    const id = link.split('/').at(-1) ?? ''
    const page = await user.fetch(`${user.url}/s/${id}`)
    expect(page.status).toBe(302)
    expect(page.headers.location).toBe(`/home?path=cloudreve%3A%2F%2F${id}%40share`)
  },
)

scenario(
  'shares/create-errors',
  'what cannot be shared is refused by code, and a password is checked first',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'not shared')
    const share = (json: object) => user.call('PUT', '/share', { json })
    expectCode(await share({}), 40001, 'Uri cannot be empty')
    expectCode(await share({ uri: 'x' }), 40001, 'unknown uri')
    expectCode(await share({ uri: uri('none.txt') }), 40016, 'src file not found')
    expectCode(await share({ uri: 'cloudreve://my/' }), 403, 'src file not found')
    expectCode(await share({ uri: 'cloudreve://trash/x' }), 403, 'src file not found')
    const secret = (password: string) => share({ uri: uri('a.txt'), is_private: true, password })
    expectCode(await secret('a-b'), 40001, 'Invalid parameters.')
    expectCode(await secret('a'.repeat(33)), 40001, 'Password too long')
    const made = accepted(await share({ uri: uri('a.txt'), is_private: true })) as string
    expect(made).toMatch(/\/s\/[A-Za-z0-9]+\/[a-z0-9]{8}$/)
    const ignored = accepted(await share({ uri: uri('a.txt'), password: 'abc' })) as string
    expect(ignored).toMatch(/\/s\/[A-Za-z0-9]+$/)
  },
)
