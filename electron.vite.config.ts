import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      minify: false,
      rolldownOptions: { input: { cli: 'src/cli/main.ts' } },
    },
  },
})
