import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { sources } from './program.ts'

const root = join(import.meta.dirname, '../..')

/** Bundles once what hundreds of processes run. Inside the project: keytar, which is not bundled, is found from there. */
export default async function setup(): Promise<() => Promise<void>> {
  const cache = join(root, 'node_modules', '.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'redrop-programs-'))
  // Some run as another user.
  await chmod(folder, 0o755)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['keytar'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      minify: false,
      rolldownOptions: { input: { ...sources } },
    },
  })
  process.env['REDROP_TEST_PROGRAMS'] = folder
  return () => rm(folder, { recursive: true, force: true })
}
