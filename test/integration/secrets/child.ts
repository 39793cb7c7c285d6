import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { endProcess } from '../../../src/core/node/end-process.ts'
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
    case 'move-to-file':
      await store.moveTo({ tier: 'encrypted-file', passphrase: value })
      return store.tier
    case 'move-to-keychain':
      await store.moveTo({ tier: 'keychain' })
      return store.tier
    case 'start-while-stopped':
      return startWhileStopped()
    default:
      throw new Error(`no such job: ${String(what)}`)
  }
}

/** A process that starts while the keyring is stopped and its bus lives. */
function startWhileStopped(): unknown {
  const pid = keyring()
  process.kill(pid, 'SIGSTOP')
  const began = performance.now()
  const { status, stdout } = spawnSync(process.execPath, [...process.argv.slice(1, 4), '[]'], {
    encoding: 'utf8',
  })
  const lasted = performance.now() - began
  process.kill(pid, 'SIGCONT')
  return { status, lasted, ...(JSON.parse(stdout) as object) }
}

/** The daemon of this session. */
function keyring(): number {
  const isIt = (pid: string) => {
    try {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8')
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      return (
        name.startsWith('gnome-keyring')
        && environment.includes(`XDG_RUNTIME_DIR=${process.env['XDG_RUNTIME_DIR']}`)
      )
    } catch {
      // Gone by now, or not ours.
      return false
    }
  }
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isIt(name))
  if (found === undefined) throw new Error('there is no keyring daemon')
  return Number(found)
}

const results: unknown[] = []
for (const job of JSON.parse(jobs) as string[][]) {
  results.push(await run(job).catch((error: unknown) => ({ ...(error as object) })))
}
process.stdout.write(JSON.stringify({ tier: store.tier, why: store.why, took, results }))
endProcess(0)
