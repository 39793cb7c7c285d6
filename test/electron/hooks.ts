import { registerHooks } from 'node:module'

const names = new Set(['electron', 'electron/main'])
const url = new URL('./module.ts', import.meta.url).href

/** Resolves the module `electron` to the stand-in, for ESM and for packages that `require` it. */
export function mapElectron(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      names.has(specifier)
        ? { url, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  })
}
