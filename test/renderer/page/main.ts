import './install.ts'

// After the fake is in place, as after a preload.
await import('../../../src/renderer/app/main.ts')
