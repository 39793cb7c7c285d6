import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

/** The licences of the packages in a bundle have to go with it. */
const license = { fileName: 'licenses.md' }

export default defineConfig({
  main: {
    build: {
      minify: true,
      license,
      // Bundled, so that starting loads few files and packages carry no node_modules; keytar has a native part.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['keytar'],
        input: {
          index: 'src/main/index.ts',
          cli: 'src/cli/main.ts',
          // Loaded when it is wanted (docs/adr/009-built-in-demo-server.md).
          demo: 'test/cloudreve/demo/built-in.ts',
          // A thread of its own.
          compare: 'src/main/compare/worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      minify: true,
      // A sandboxed preload is one CommonJS file that can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [vue()],
    // Parts of the libraries that this window does not use.
    define: {
      __VUE_OPTIONS_API__: false,
      __VUE_I18N_LEGACY_API__: false,
      __VUE_I18N_FULL_INSTALL__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
    build: {
      minify: true,
      license,
      // Read from the app's own archive, not over a network: one file is fastest.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
    },
  },
})
