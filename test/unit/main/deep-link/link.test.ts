import { expect, test } from 'vitest'
import { parseLink } from '../../../../src/main/deep-link/link.ts'

const site = 'https%3A%2F%2Fcloud.example.org'
const uri = 'cloudreve%3A%2F%2Fmy%2FReports%2Fa%2520b.txt'
const good = `redrop://open?site=${site}&uri=${uri}`
const meant = {
  action: 'open',
  site: 'https://cloud.example.org',
  uri: 'cloudreve://my/Reports/a%20b.txt',
}

test.each([
  ['as it is written', good],
  ['with the slash that Windows adds', good.replace('open?', 'open/?')],
  ['with its scheme in other letters', good.replace('redrop:', 'REDROP:')],
  ['in another order', `redrop://open?uri=${uri}&site=${site}`],
  ['with a slash after the site', good.replace(site, `${site}%2F`)],
])('a link is understood %s', (_how, text) => {
  expect(parseLink(text)).toEqual(meant)
})

test.each([
  ['a site on loopback', 'http://127.0.0.1:5212'],
  ['a site with a port', 'https://cloud.example.org:8443'],
])('%s', (_what, origin) => {
  expect(parseLink(`redrop://open?site=${encodeURIComponent(origin)}&uri=cloudreve://my`)).toEqual({
    action: 'open',
    site: origin,
    uri: 'cloudreve://my',
  })
})

test.each(['replace', 'quick-save'])('%s names a remote place, and nothing else', (action) => {
  const link = good.replace('open', action)
  expect(parseLink(link)).toEqual({ ...meant, action })
  for (const more of ['&file=%2Fetc%2Fpasswd', '&local=a.txt', '&confirm=no', '&text=hello'])
    expect(parseLink(`${link}${more}`)).toBeNull()
})

test('a path is cleaned as the server cleans it, and never leaves the space of the user', () => {
  const link = parseLink(`redrop://open?site=${site}&uri=cloudreve://my/a/../../../b`)
  expect(link?.uri).toBe('cloudreve://my/b')
})

test.each([
  ['nothing', ''],
  ['no link', 'cloudreve://my/a.txt'],
  ['another scheme', good.replace('redrop', 'redropx')],
  ['another verb', good.replace('open', 'send')],
  ['a verb in other letters', good.replace('open', 'OPEN')],
  ['no verb', good.replace('open', '')],
  ['a path behind the verb', good.replace('open?', 'open/../etc?')],
  ['a user', good.replace('open', 'ana@open')],
  ['a password', good.replace('open', 'ana:secret@open')],
  ['a port', good.replace('open', 'open:1')],
  ['a fragment', `${good}#x`],
  ['a parameter that is not known', `${good}&then=replace`],
  ['a parameter twice', `${good}&uri=${uri}`],
  ['no site', `redrop://open?uri=${uri}`],
  ['no place', `redrop://open?site=${site}`],
  ['a local file as place', `redrop://open?site=${site}&uri=file%3A%2F%2F%2Fetc%2Fpasswd`],
  ['a local path as place', `redrop://open?site=${site}&uri=%2Fetc%2Fpasswd`],
  ['a drive of Windows as place', `redrop://open?site=${site}&uri=C%3A%5CWindows`],
  ['a share with its password', `redrop://open?site=${site}&uri=cloudreve%3A%2F%2Fabc%3Apw%40share`],
  ['the space of somebody else', `redrop://open?site=${site}&uri=cloudreve%3A%2F%2Fben%40my%2Fa`],
  ['the trash', `redrop://open?site=${site}&uri=cloudreve%3A%2F%2Ftrash`],
  ['a name that no server has', `redrop://open?site=${site}&uri=cloudreve%3A%2F%2Fmy%2Fa%252Fb`],
  ['a local site', `redrop://open?site=file%3A%2F%2F%2Fetc&uri=${uri}`],
  ['a script as site', `redrop://open?site=javascript%3Aalert(1)&uri=${uri}`],
  ['a site with a path', `redrop://open?site=${site}%2Flogin&uri=${uri}`],
  ['a site with a user', `redrop://open?site=https%3A%2F%2Fana%40cloud.example.org&uri=${uri}`],
  ['an endless one', `redrop://open?site=${site}&uri=cloudreve://my/${'a'.repeat(3000)}`],
  ['arguments in quotes', `${good}" --hidden "/etc/passwd`],
])('%s is not understood', (_what, text) => {
  expect(parseLink(text)).toBeNull()
})
