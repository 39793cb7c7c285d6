import { registerHooks } from 'node:module'
import { folderKeychain } from './folder-keychain.ts'

const url = 'stand-in:keytar'
const key = Symbol.for('the keychain of this process')

/**
 * From now on this process finds a keychain in the folder where it would look for the system's: signing in costs no
 * derived key, as on a desktop. The system's own is tested by itself.
 */
export function useKeychain(folder: string): void {
  Object.assign(globalThis, { [key]: folderKeychain(folder) })
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'keytar' ? { url, format: 'module', shortCircuit: true } : next(specifier, context),
    load: (address, context, next) =>
      address === url
        ? {
            format: 'module',
            source: `export default globalThis[Symbol.for(${JSON.stringify(key.description)})]`,
            shortCircuit: true,
          }
        : next(address, context),
  })
}
