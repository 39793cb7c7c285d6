// What packages bring along with the command line: its manual in both languages, and its completion for three shells.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fail, node24, root } from './lib.mjs'

const folder = join(root, 'out', 'papers')
const papers = [
  ['redrop.1.gz', ['manual', '--lang', 'en']],
  ['redrop.zh_CN.1.gz', ['manual', '--lang', 'zh-CN']],
  ['redrop.bash', ['completion', 'bash', '--lang', 'en']],
  ['_redrop', ['completion', 'zsh', '--lang', 'en']],
  ['redrop.fish', ['completion', 'fish', '--lang', 'en']],
]

/** Asks the command line that was built for them. */
export function writePapers() {
  mkdirSync(folder, { recursive: true })
  for (const [name, words] of papers) {
    const { status, stdout } = spawnSync(node24, [join(root, 'out', 'main', 'cli.js'), ...words])
    if (status !== 0) fail(`The command line has not written ${name}.`)
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(stdout, { level: 9 }) : stdout)
  }
}
