import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Without Electron's binary an import of `electron` under plain Node would start a download.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= 'not-used'

interface Suite {
  name: string
  testTimeout: number
  globalSetup?: string
  /** Files share their modules: faster, for what keeps nothing in them. */
  isolate?: boolean
  include?: string
  exclude?: string[]
}

const suite = ({ include = '', exclude = [], ...options }: Suite) => ({
  plugins: [vue()],
  test: {
    include: [include || `test/${options.name}/**/*.test.ts`],
    exclude,
    hookTimeout: options.testTimeout,
    // What is waited for comes when it comes: the limit is only for what never does, also on a busy machine.
    expect: { poll: { timeout: options.testTimeout / 2 } },
    ...options,
  },
})

const ofTheWindow = 'test/unit/renderer/**/*.test.ts'

export default defineConfig({
  test: {
    // One more than Vitest would take: many tests wait for other processes.
    maxWorkers: availableParallelism() + 1,
    reporters: [
      ['default', { summary: false }],
      './test/contract/harness/coverage-table.ts',
      './test/contract/harness/verified.ts',
      './test/reporter.ts',
    ],
    projects: [
      suite({ name: 'unit', testTimeout: 20_000, isolate: false, exclude: [ofTheWindow] }),
      suite({ name: 'unit-window', testTimeout: 20_000, include: ofTheWindow }),
      suite({
        name: 'contract',
        testTimeout: 60_000,
        isolate: false,
        globalSetup: 'test/contract/harness/setup.ts',
      }),
      suite({ name: 'integration', testTimeout: 60_000, globalSetup: 'test/programs/setup.ts' }),
      suite({ name: 'e2e', testTimeout: 120_000, isolate: false, globalSetup: 'test/e2e/harness/setup.ts' }),
      suite({ name: 'packaging', testTimeout: 60_000, globalSetup: 'test/packaging/harness/setup.ts' }),
    ],
  },
})
