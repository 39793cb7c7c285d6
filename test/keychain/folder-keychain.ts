import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as keytar from 'keytar'

type Keychain = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword' | 'findCredentials'>

/** A keychain in a folder, one file for each secret: like the system's, it outlives every process that uses it. */
export function folderKeychain(folder: string): Keychain {
  const inFolder = (service: string) => {
    const path = join(folder, encodeURIComponent(service))
    mkdirSync(path, { recursive: true })
    return path
  }
  const file = (service: string, account: string) => join(inFolder(service), encodeURIComponent(account))
  const read = (path: string): string | null => {
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  return {
    getPassword: (service, account) => Promise.resolve(read(file(service, account))),
    setPassword(service, account, password) {
      const part = join(folder, randomUUID())
      const path = file(service, account)
      writeFileSync(part, password)
      renameSync(part, path)
      return Promise.resolve()
    },
    deletePassword(service, account) {
      const path = file(service, account)
      const wasThere = read(path) !== null
      rmSync(path, { force: true })
      return Promise.resolve(wasThere)
    },
    findCredentials(service) {
      const path = inFolder(service)
      const found = readdirSync(path).map((name) => ({
        account: decodeURIComponent(name),
        password: read(join(path, name)),
      }))
      return Promise.resolve(
        found.flatMap(({ account, password }) => (password === null ? [] : [{ account, password }])),
      )
    },
  }
}
