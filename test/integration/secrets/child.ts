import { execFileSync } from 'node:child_process'
import { openVault } from '../../../src/core/node/secrets/vault.ts'
import { memorySettings, silent } from './setup.ts'

/** `node child.ts SECRETS_FILE SERVICE JOBS`: opens a secret store, does the jobs, says what came of each. */
const [secrets = '', keychainService = '', jobs = '[]'] = process.argv.slice(2)

const lock = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.secrets',
  '/org/freedesktop/secrets',
  'org.freedesktop.Secret.Service.Lock',
  'array:objpath:/org/freedesktop/secrets/collection/login',
]

const started = performance.now()
const store = await openVault({
  profile: { secrets, keychainService },
  settings: memorySettings(),
  log: silent,
})
const took = performance.now() - started

async function run([what, name = '', value = '']: string[]): Promise<unknown> {
  switch (what) {
    case 'set':
      await store.set(name, value)
      return 'set'
    case 'get':
      return store.get(name)
    case 'delete':
      await store.delete(name)
      return 'deleted'
    case 'secret-tool':
      return execFileSync('secret-tool', ['lookup', 'service', keychainService, 'account', name]).toString()
    case 'count':
      return (
        execFileSync('secret-tool', ['search', '--all', 'service', keychainService]).toString().split('[/')
          .length - 1
      )
    case 'lock-keyring':
      execFileSync('dbus-send', lock)
      return 'locked'
    default:
      throw new Error(`no such job: ${String(what)}`)
  }
}

const results: unknown[] = []
for (const job of JSON.parse(jobs) as string[][]) {
  results.push(await run(job).catch((error: unknown) => ({ ...(error as object) })))
}
process.stdout.write(JSON.stringify({ tier: store.tier, why: store.why, took, results }))
// A keychain that never answers would hold the process.
process.exit()
