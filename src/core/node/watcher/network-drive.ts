import { statfs } from 'node:fs/promises'

/** Types of file systems of other computers, as Linux numbers them: NFS, SMB, CIFS, SMB2, FUSE, 9P, AFS, Coda. */
const remote: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x5346414f, 0x73757245,
])

/** Whether a folder is on a drive that does not tell when another computer changes a file. */
export async function isNetworkDrive(folder: string): Promise<boolean> {
  if (process.platform === 'win32') return /^[\\/]{2}/.test(folder)
  if (process.platform !== 'linux') return false
  return statfs(folder).then(
    ({ type }) => remote.has(type >>> 0),
    () => false,
  )
}
