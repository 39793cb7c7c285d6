import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin } from '../cli/harness/run.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-manual-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function page(language: string): Promise<string> {
  const { code, out } = await begin(['manual', '--lang', language]).ended
  expect(code).toBe(0)
  const path = join(folder, `redrop-${language}.1`)
  await writeFile(path, out)
  return path
}

const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

describe('the manual', () => {
  test('has every command with its options, and no help of its own', async () => {
    const { out } = await begin(['manual']).ended
    expect(out).toContain('.B redrop queue pause \\fR[options] [id]')
    expect(out).toContain('\\fB\\-\\-on\\-conflict\\fR \\fIwhat\\fR')
    expect(out).toContain('send local files')
    expect(out).not.toContain('redrop manual')
    expect((await begin(['--help']).ended).out).not.toContain('manual')
  })

  for (const language of ['en', 'zh-CN'])
    test.skipIf(!has('mandoc'))(
      `in ${language} has no mistake that mandoc finds${has('mandoc') ? '' : ' (skipped: no mandoc here)'}`,
      async () => {
        const lint = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', await page(language)], {
          encoding: 'utf8',
        })
        // A page without a date is the same from every build.
        const found = lint.stdout.split('\n').filter((line) => line !== '' && !/missing date/.test(line))
        expect(found).toEqual([])
      },
    )

  test.skipIf(!has('man'))(`is shown by man${has('man') ? '' : ' (skipped: no man here)'}`, async () => {
    const shown = spawnSync('man', ['--warnings', '-P', 'cat', '-l', await page('en')], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '100', MAN_KEEP_FORMATTING: '' },
    })
    expect(shown.stderr).toBe('')
    expect(shown.status).toBe(0)
    // With the overstrikes of old printers for bold.
    // eslint-disable-next-line no-control-regex
    const text = shown.stdout.replace(/.\x08/gu, '').replace(/\x1b\[[\d;]*m/g, '')
    expect(text).toMatch(/redrop put \[options\] <local\.\.\.> <uri>/)
    expect(text).toMatch(/EXIT STATUS\s+0 {6}Done\./)
    expect(text).toContain('redrop undo cloudreve://my/Reports/report.pdf')
  })
})
