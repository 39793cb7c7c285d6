import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createCore } from '../../../src/core/compose.ts'
import { createFileWatcher } from '../../../src/core/node/watcher/index.ts'
import { Links } from '../../../src/core/services/links/links.ts'
import { newLink } from '../../../src/core/services/links/new-link.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import { startServer } from '../../cloudreve/index.ts'
import { OtherWriter } from '../kill/other-writer.ts'
import { keep } from './verified.ts'

// A program that saves every five seconds, for ten minutes of real time, on a server that keeps five versions.
delete process.env['DBUS_SESSION_BUS_ADDRESS']
const minutes = Number(process.argv[2] ?? 10)
const ana = { email: 'ana@example.org', password: 'redrop-pass-1' }
const uri = 'cloudreve://my/plan.txt'
const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }

const folder = await mkdtemp(join(tmpdir(), 'redrop-minutes-'))
const server = await startServer()
server.site.addUser(ana)
const [owner] = server.site.state.users
if (owner) owner.retention = { enabled: true, max: 5, ext: [] }
const other = new OtherWriter(server.url)
await other.signIn(ana.email, ana.password)
for (const content of ['theirs, first', 'theirs, second']) await other.save(uri, Buffer.from(content))

const core = await createCore({ env: { REDROP_HOME: join(folder, 'profile') }, log, version: '0' })
const unasked = () => Promise.reject(new Error('asked'))
const prompts = { captcha: unasked, twoFactor: unasked }
await core.accounts.signIn(await core.accounts.probe(server.url), { ...ana, prompts })
const connection = await core.connect(await core.accounts.resolve())
const { store, clock, engine } = core
const links = new Links({
  ...{ store, clock, log, watcher: createFileWatcher(log), onChange: quiet },
  async submit(wanted) {
    const [transfer] = await engine.add([wanted])
    if (!transfer) throw new Error('nothing was added')
    const options = { lockWait: 0, patience: 60_000, signal: new AbortController().signal }
    void engine.run(transfer.id, options).then(({ id }) => links.heard(transfer.options.link?.id ?? '', id))
    return transfer
  },
})
const path = join(folder, 'plan.txt')
await writeFile(path, 'theirs, second')
await links.load()
await links.watch()
const { row } = await links.add(await newLink(core, connection, { path, uri, mode: 'on-save' }))

const begun = performance.now()
let saves = 0
for (; performance.now() - begun < minutes * 60_000; saves++) {
  await writeFile(path, `typed for ${Math.round(performance.now() - begun)} ms`)
  await delay(5_000)
}
const { versions } = await fileVersions(core, connection, { id: row.file.id })
const theirs = versions.filter(({ origin }) => origin.kind !== 'this-device').map(({ size }) => size)
const now = links.get(row.id).row
const transfer = now.transfer === null ? null : await store.transfers.get(now.transfer)
const asked = transfer?.state.name === 'needs-decision' ? transfer.state.conflict.kind : 'nothing'
const isKept = JSON.stringify(theirs) === '[14,13]'
const seen = {
  kind: `a save every five seconds for ${minutes} minutes`,
  result: isKept ? 'passed' : 'failed',
  saves,
  uploads: now.saves,
  'versions kept by the server': 5,
  'versions of others, before and after': `2, ${theirs.length}`,
  'asked then': asked,
}
process.stdout.write(`${JSON.stringify(seen, null, 1)}\n`)
await keep('in real time', [seen])
await links.stop()
await core.close()
await server.close()
await rm(folder, { recursive: true })
process.exitCode = isKept ? 0 : 1
