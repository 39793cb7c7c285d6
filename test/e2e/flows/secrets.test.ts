import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { missing } from '../../integration/secrets/secret-service.ts'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { startKeyring, type Keyring } from '../harness/keyring.ts'
import { list, row, signIn } from '../harness/screens.ts'
import { password, startSite, type Site } from '../harness/site.ts'

const uri = 'cloudreve://my/report.txt'

let site: Site
let keyring: Keyring
beforeEach(async (context) => {
  if (missing !== null) context.skip(missing)
  ;[site, keyring] = await Promise.all([startSite(), startKeyring()])
  await site.elsewhere.save(uri, 'the old content')
})
afterEach(async () => {
  await site.server.close()
  await keyring.close()
})

test('the sign-in is kept in the keychain; the next start is signed in; no token is seen anywhere else', async () => {
  const env = { ...keyring.env, REDROP_PASSPHRASE: undefined }
  const first = await App.launch({ env })
  await first.standIn?.ask('keepMessages')
  await signIn(first, site)
  await dropFiles(row(first.page, 'report.txt'), [await first.file('new.txt', 'the new content')])
  await expect.poll(() => site.content(uri)).toBe('the new content')
  await first.page.getByRole('button', { name: 'Undo' }).first().waitFor()
  const crossed = (await first.standIn?.ask('records'))?.messages ?? []
  const page = await first.page.content()
  expect(await first.problems()).toEqual([])
  await first.quit()

  const again = await App.launch({ env, home: first.home })
  await row(again.page, 'report.txt').waitFor()
  await expect(list(again.page).isVisible()).resolves.toBe(true)
  const kept = await keyring.secrets(join(first.home, 'profile'))
  const files = await contents(join(first.home, 'profile'))
  const logs = [first.standIn?.errors, again.standIn?.errors].join('\n')
  await again.close()

  const access = accessTokens(site)
  expect(access.length).toBeGreaterThan(0)
  const refresh = kept.filter((secret) => secret.startsWith('eyJ'))
  expect(refresh).toHaveLength(1)
  expect(crossed.join('\n')).toContain('report.txt')
  for (const token of [...access, ...refresh]) {
    expect(crossed.filter((message) => message.includes(token))).toEqual([])
    expect(page).not.toContain(token)
    expect(logs).not.toContain(token)
    expect(files.filter(({ bytes }) => bytes.includes(token)).map(({ name }) => name)).toEqual([])
  }
  // The password went out once and stayed nowhere.
  expect(files.filter(({ bytes }) => bytes.includes(password))).toEqual([])
  expect(logs).not.toContain(password)
})

test('the content arrives as one streamed PUT with its length', async () => {
  const app = await App.launch({ env: keyring.env })
  await signIn(app, site)
  await dropFiles(row(app.page, 'report.txt'), [await app.file('new.txt', 'the new content')])
  await expect.poll(() => site.content(uri)).toBe('the new content')
  const sent = ours(site).filter(({ path }) => path.endsWith('/file/content'))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.method).toBe('PUT')
  expect(sent[0]?.headers['content-length']).toBe('15')
  expect(sent[0]?.headers['transfer-encoding']).toBeUndefined()
  await app.close()
})

/** What the app asked, not what its tests did. */
function ours({ server }: Site) {
  return server.requests.filter(({ headers }) => headers['user-agent']?.includes('Redrop'))
}

/** Every access token the app has used. */
function accessTokens(site: Site): string[] {
  const headers = ours(site).map(({ headers: { authorization } }) => authorization)
  const tokens = headers.flatMap((header) =>
    typeof header === 'string' ? [header.slice('Bearer '.length)] : [],
  )
  return [...new Set(tokens)]
}

async function contents(folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(name) })))
}
