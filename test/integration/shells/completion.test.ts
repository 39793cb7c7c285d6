import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin } from '../cli/harness/run.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-shells-'))
  await writeFile(join(folder, 'a file.txt'), '')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Accounts as the command line lists them. */
const accounts = `redrop() { printf 'ana@a.example  https://a.example  ana\\nben@b.example  https://b.example  ben\\n'; }`

interface Shell {
  readonly name: string
  readonly version: readonly string[]
  /** A script that prints what is offered after these words, one a line. */
  script(completion: string, words: readonly string[]): string
}

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ')

const shells: readonly Shell[] = [
  {
    name: 'bash',
    version: ['--version'],
    script: (completion, words) => `${accounts}
source ${completion}
COMP_WORDS=(${quoted(words)}); COMP_CWORD=${words.length - 1}
_redrop
printf '%s\\n' "\${COMPREPLY[@]}"`,
  },
  {
    name: 'zsh',
    version: ['--version'],
    // In place of what zsh has inside its line editor only.
    script: (completion, words) => `${accounts}
compadd() { shift; print -l -- $@ }
_describe() { print -l -- \${(P)2} }
_files() { print -- files }
source ${completion}
words=(${quoted(words)}); CURRENT=${words.length}
_redrop`,
  },
  {
    name: 'fish',
    version: ['--version'],
    script: (completion, words) => `
function redrop; printf 'ana@a.example  https://a.example  ana\\nben@b.example  https://b.example  ben\\n'; end
source ${completion}
complete -C '${words.join(' ')}'`,
  },
]

describe.each(shells)('completion for $name', (shell) => {
  const isThere = spawnSync(shell.name, shell.version).status === 0
  const completion = () => join(folder, shell.name)
  const offered = (...words: string[]): string[] => {
    const options = { cwd: folder, encoding: 'utf8' } as const
    const run = spawnSync(shell.name, ['-c', shell.script(completion(), ['redrop', ...words])], {
      ...options,
      env: { ...process.env, HOME: folder, LANG: 'C.UTF-8' },
    })
    expect(run.stderr).toBe('')
    // Descriptions stand after a tab or a colon.
    const last = words.at(-1) ?? ''
    const names = run.stdout.split('\n').map((line) => (/^[^\t:]*/.exec(line) ?? [''])[0])
    return names.filter((name) => name !== '' && name.startsWith(last))
  }

  test('is made of the commands of this program', async () => {
    const { code, out } = await begin(['completion', shell.name]).ended
    expect(code).toBe(0)
    expect(out).toMatch(/quick|put/)
    await writeFile(completion(), out)
  })

  const here = test.skipIf(!isThere)
  const name = (text: string) => (isThere ? text : `${text} (skipped: ${shell.name} is not installed)`)

  here(name('offers commands, and what is below one'), () => {
    expect(offered('pu')).toEqual(['put'])
    expect(offered('queue', '')).toEqual(
      expect.arrayContaining(['list', 'pause', 'resume', 'retry', 'cancel']),
    )
    expect(offered('completion', '').toSorted()).toEqual(expect.arrayContaining(['bash', 'fish', 'zsh']))
  })

  here(name('offers the options of the command that is meant'), () => {
    expect(offered('put', 'a.txt', '--on')).toEqual(['--on-conflict'])
    expect(offered('queue', 'cancel', '--a')).toEqual(['--all'])
    expect(offered('queue', 'pause', '--a')).toEqual([])
    expect(offered('login', '--')).not.toContain('--parents')
  })

  here(name('offers what an option takes'), () => {
    expect(offered('put', '--on-conflict', '').toSorted()).toEqual(['ask', 'copy', 'fail', 'keep', 'replace'])
    expect(offered('ls', '--lang', '')).toEqual(['en', 'zh-CN'])
    expect(offered('ls', '--account', '')).toEqual(['ana@a.example', 'ben@b.example'])
    expect(offered('put', '--wait', '')).toEqual([])
  })
})

test('the words of another language are quoted as well', async () => {
  for (const { name } of shells) {
    const { out } = await begin(['completion', name, '--lang', 'zh-CN']).ended
    const path = join(folder, `${name}-zh`)
    await writeFile(path, out)
    if (spawnSync(name, ['--version']).status !== 0) continue
    expect(spawnSync(name, ['-n', path], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  }
})

test('a shell that nobody knows is refused', async () => {
  expect(await begin(['completion', 'tcsh']).ended).toMatchObject({ code: 2 })
})
