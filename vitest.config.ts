import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Without Electron's binary an import of `electron` under plain Node would start a download.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= 'not-used'

const suite = (name: string, options: { testTimeout: number; globalSetup?: string; isolate?: boolean }) => ({
  plugins: [vue()],
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    hookTimeout: options.testTimeout,
    // What is waited for comes when it comes: the limit is only for what never does, also on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    ...options,
  },
})

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
      suite('unit', { testTimeout: 20_000, isolate: false }),
      suite('contract', {
        testTimeout: 60_000,
        isolate: false,
        globalSetup: 'test/contract/harness/setup.ts',
      }),
      suite('integration', { testTimeout: 60_000 }),
      suite('e2e', { testTimeout: 120_000, globalSetup: 'test/e2e/harness/setup.ts' }),
      suite('packaging', { testTimeout: 60_000, globalSetup: 'test/packaging/harness/setup.ts' }),
    ],
  },
})
