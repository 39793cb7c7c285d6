import { runOnProcess } from './on-process.ts'

// A keychain call that never returns holds a thread of the pool, which would keep the process alive.
process.exit(await runOnProcess(process.argv.slice(2)))
