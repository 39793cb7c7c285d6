import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startKeyring, type Keyring } from '../e2e/harness/keyring.ts'
import { missing as noService } from '../integration/secrets/secret-service.ts'
import { run } from './harness/command-line.ts'
import { missing, packed } from './harness/packed.ts'

const why = missing ?? noService

describe.skipIf(why !== null)(`keytar, unpacked (${why ?? 'with a real Secret Service'})`, () => {
  let keyring: Keyring
  beforeEach(async () => void (keyring = await startKeyring()))
  afterEach(() => keyring.close())

  it('keeps a secret, and another process gets it back', async () => {
    const keytar = join(packed().app, 'resources', 'app.asar.unpacked', 'node_modules', 'keytar')
    const call = (what: string) =>
      run(
        [process.execPath, '-p', `require(${JSON.stringify(keytar)}).${what}.then(console.log), ''`],
        keyring,
      )
    await call("setPassword('Redrop', 'a test', 'kept')")
    const { out, err } = await call("getPassword('Redrop', 'a test')")
    expect(out.trim()).toBe('kept')
    expect(err).toBe('')
  })
})
