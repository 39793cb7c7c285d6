import { describe, expect, it } from 'vitest'
import { ana, bob, signedIn, type World } from './harness/world.ts'

const accountOf = ({ server }: World, user: typeof ana) =>
  `${user.email.split('@')[0] ?? ''}@${new URL(server.url).host}`

describe('several accounts', () => {
  it('are listed, and one must be named', async () => {
    const made = await signedIn()
    await made.signIn(bob)
    const [first, second] = [accountOf(made, ana), accountOf(made, bob)]
    const listed = await made.run(['accounts'])
    expect(listed.out).toBe(
      `${first}  ${made.server.url}  ${ana.email}  Cloudreve 4.18.0\n${second}  ${made.server.url}  ${bob.email}  Cloudreve 4.18.0\n`,
    )
    const path = await made.file('a.txt', 'from bob')
    expect(await made.run(['put', path, 'cloudreve://my/'])).toMatchObject({
      code: 2,
      err: `There are several accounts: ${first}, ${second}. Say which with --account.\n`,
    })
    expect(await made.run(['put', path, 'cloudreve://my/', '--account', 'carl'])).toMatchObject({
      code: 2,
      err: 'There is no account called “carl” here. “redrop accounts” lists them.\n',
    })
    expect((await made.run(['put', path, 'cloudreve://my/', '--account', second])).code).toBe(0)
    const at = (name: string) => made.run(['ls', 'cloudreve://my', '--account', name])
    expect((await at(first)).out).toBe('')
    expect((await at(second)).out).toMatch(/a\.txt\n$/)
  })

  it('limit what status shows and resume goes on with', async () => {
    const made = await signedIn()
    await made.signIn(bob)
    const [first, second] = [accountOf(made, ana), accountOf(made, bob)]
    await made.other.save('cloudreve://my/a.txt', Buffer.from('theirs'))
    const path = await made.file('a.txt', '')
    expect((await made.run(['put', path, 'cloudreve://my/', '--account', first])).code).toBe(3)
    const open = async (name: string) =>
      (await made.run(['status', '--account', name, '--json'])).events.filter(
        ({ event }) => event === 'transfer',
      )
    expect(await open(first)).toHaveLength(1)
    expect(await open(second)).toHaveLength(0)
    expect((await made.run(['resume', '--account', second])).code).toBe(0)
    expect((await made.run(['resume', '--account', first])).code).toBe(3)
  })
})

describe('logout', () => {
  it('removes the sign-in and says what is kept', async () => {
    const made = await signedIn()
    await made.other.save('cloudreve://my/a.txt', Buffer.from('theirs'))
    await made.run(['put', await made.file('a.txt', ''), 'cloudreve://my/'])
    const name = accountOf(made, ana)
    const { code, out, err } = await made.run(['logout'], { tty: true })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n')).toEqual([
      `Signed out of ${name}; its sign-in is removed from this computer.`,
      `Still here: the history of ${name}; unfinished transfers: 1.`,
      '',
    ])
    expect((await made.run(['ls', 'cloudreve://my'])).code).toBe(5)
    expect(made.server.requests.at(-1)).toMatchObject({ method: 'DELETE', answeredCode: 0 })
  })

  it('works when the site cannot be told, and says so', async () => {
    const made = await signedIn()
    await made.server.close()
    const { code, out, err } = await made.run(['logout'], { tty: true })
    expect(code).toBe(0)
    expect(out).toMatch(/^Signed out of /)
    expect(err).toMatch(
      /could not be told \(.* refuses connections\..*\); the sign-in ends there by itself\./,
    )
    expect((await made.run(['accounts', '--json'])).events).toEqual([])
  })
})

describe('an ended session', () => {
  it('names the command that signs in again', async () => {
    const made = await signedIn()
    const path = await made.file('a.txt', 'mine')
    made.server.site.user(1).password = 'changed-elsewhere-1'
    const { host } = new URL(made.server.url)
    const { code, err } = await made.run(['put', path, 'cloudreve://my/'])
    expect(code).toBe(5)
    expect(err).toBe(
      `${host} has ended the session of ana@${host}. Sign in again: redrop login --server ${made.server.url} --email ana@example.org\n`,
    )
    await made.signIn({ ...ana, password: 'changed-elsewhere-1' })
    expect((await made.run(['put', path, 'cloudreve://my/'])).code).toBe(0)
  })
})
