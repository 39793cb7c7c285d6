import { runCli } from './program.ts'

for (const stream of [process.stdout, process.stderr]) {
  // Nobody reads any more (`redrop ls … | head -1`); what is under way still ends as it should.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
const code = await runCli(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
})
// Pipes are not written at once everywhere.
for (const stream of [process.stdout, process.stderr]) {
  await new Promise((resolve) => stream.write('', resolve))
}
// A keychain call that never returns holds a thread of the pool, which would keep the process alive.
process.exit(code)
