import { defineConfig } from 'vitest/config'

const suite = (name: string, options: { testTimeout: number; maxWorkers?: number }) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
})

export default defineConfig({
  test: {
    projects: [
      suite('unit', { testTimeout: 10_000 }),
      suite('contract', { testTimeout: 60_000 }),
      suite('integration', { testTimeout: 60_000 }),
    ],
  },
})
