import { spawn } from 'node:child_process'

/** A launcher that is still running after this time has a program to run. */
const settled = 2_000

/** Opens an address or a file in the system's program for it. False: there is no way to (no launcher, no program). */
export async function launch(
  target: string,
  on: { platform?: NodeJS.Platform; env?: NodeJS.ProcessEnv } = {},
): Promise<boolean> {
  const [command, ...before] = launcher(on.platform ?? process.platform)
  const child = spawn(command, [...before, target], {
    detached: true,
    stdio: 'ignore',
    ...(on.env === undefined ? {} : { env: on.env }),
  })
  const opened = Promise.withResolvers<boolean>()
  child.once('error', () => opened.resolve(false))
  child.once('exit', (code) => opened.resolve(code === 0))
  const timer = setTimeout(() => opened.resolve(true), settled)
  try {
    return await opened.promise
  } finally {
    clearTimeout(timer)
    child.unref()
  }
}

/** The target is one argument of its own everywhere: no shell reads it. */
function launcher(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return ['xdg-open']
}
