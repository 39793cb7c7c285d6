import { spawnSync } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listen } from './world.ts'

/** Another user of this computer; null, with the reason: none can be had. */
function otherUser(): { uid: number } | string {
  if (process.getuid?.() !== 0) return 'only root can be another user'
  const found = spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' })
  return found.status === 0 ? { uid: Number(found.stdout) } : 'there is no user “nobody” here'
}
const other = otherUser()

test.skipIf(typeof other === 'string')(
  typeof other === 'string'
    ? `another user cannot reach the socket (skipped: ${other})`
    : 'another user cannot reach the socket',
  async () => {
    if (typeof other === 'string') return
    const { profile, contact } = await listen()
    // The worst case: the profile itself is open to everybody.
    await chmod(profile, 0o777)
    const code = `
      const { connect } = require('node:net'), { readFileSync } = require('node:fs')
      try { readFileSync(process.argv[2]); console.log('read') } catch (error) { console.log(error.code) }
      connect(process.argv[1]).on('connect', () => console.log('connected')).on('error', (error) => console.log(error.code))`
    const asOther = (address: string) =>
      spawnSync(process.execPath, ['-e', code, address, join(profile, 'run', 'app.json')], {
        uid: other.uid,
        gid: other.uid,
        cwd: '/',
        encoding: 'utf8',
      }).stdout.split('\n')
    expect(asOther(contact.address)).toEqual(['EACCES', 'EACCES', ''])
    // The folder alone would be enough, and so would the socket.
    await chmod(join(profile, 'run'), 0o755)
    expect(asOther(contact.address)).toEqual(['EACCES', 'EACCES', ''])
  },
)
