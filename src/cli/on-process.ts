import { runCli } from './program.ts'

/** Runs one command line on the streams of this process; its exit code, once everything that it wrote is out. */
export async function runOnProcess(argv: readonly string[]): Promise<number> {
  const { env, stdin, stdout, stderr } = process
  for (const stream of [stdout, stderr]) {
    // Nobody reads any more (`redrop ls … | head -1`); what is under way still ends as it should.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  const code = await runCli(argv, { env, stdin, stdout, stderr })
  // Pipes are not written at once everywhere.
  for (const stream of [stdout, stderr]) await new Promise((resolve) => stream.write('', resolve))
  return code
}
