import type { App } from 'electron'

/** Runs the command line in place of the window and ends the app with its exit code. */
export async function runCommandLine(app: Pick<App, 'exit'>, words: readonly string[]): Promise<void> {
  const failed = (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    app.exit(1)
  }
  // Electron would show a dialog, which nobody at a terminal expects.
  process.on('uncaughtException', failed)
  try {
    // Not loaded where the window is wanted.
    const { runOnProcess } = await import('../../cli/on-process.ts')
    app.exit(await runOnProcess(words))
  } catch (error) {
    failed(error)
  }
}
