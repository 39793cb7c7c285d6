import { runCli } from './program.ts'

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
})
// A keychain call that never returns holds a thread of the pool, which would keep the process alive.
process.exit()
