import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { childOf, childProgram } from './children.ts'

/** Runs a script in a file system of 1 MiB that only it sees. */
const onSmallDisk = (script: string, folder: string) => [
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=1m tmpfs "$0" && ${script}`,
  folder,
]

const possible =
  process.platform === 'linux' && spawnSync('unshare', onSmallDisk('true', '/mnt')).status === 0

describe('a profile on a full disk', () => {
  it('says so, loses nothing that was committed, and goes on when there is room', async (context) => {
    if (!possible) context.skip('needs Linux and the right to mount a small file system (unshare)')
    const folder = await tempFolder()
    const script = `head -c 600000 /dev/zero > "$0/filler" && exec "$1" "$2" fill "$0/profile.db" "$0/filler"`
    const full = childOf('unshare', [...onSmallDisk(script, folder), process.execPath, childProgram])
    const said = (await full.said()) as { stored: number }
    expect(said).toEqual({
      code: 'disk-full',
      stored: said.stored,
      whole: true,
      after: 'there is room again',
    })
    expect(said.stored).toBeGreaterThan(0)
    expect(await full.ended).toBe(0)
  })

  it('cannot be opened, and says so', async (context) => {
    if (!possible) context.skip('needs Linux and the right to mount a small file system (unshare)')
    const folder = await tempFolder()
    const script = `{ cat /dev/zero > "$0/filler" 2> "$0/none" || exec "$1" "$2" open "$0/profile.db"; }`
    const full = childOf('unshare', [...onSmallDisk(script, folder), process.execPath, childProgram])
    expect(await full.said()).toBe('disk-full')
  })
})
