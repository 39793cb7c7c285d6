import { execFile } from 'node:child_process'

/** Milliseconds that the session bus has to answer. */
const patience = 2_000

const question = [
  'call',
  '--session',
  '--dest=org.freedesktop.DBus',
  '--object-path=/org/freedesktop/DBus',
  '--method=org.freedesktop.DBus.NameHasOwner',
  'org.kde.StatusNotifierWatcher',
]

/**
 * Whether anything on this desktop shows tray icons. On Linux that is a program of the session, which GNOME has only with
 * an extension: without one, a window closed to the tray could not be opened again.
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true
  return new Promise((resolve) => {
    execFile('gdbus', question, { timeout: patience }, (error, stdout) => {
      resolve(error === null && stdout.includes('true'))
    })
  })
}
