import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { execLine } from '../../../../src/main/startup/exec-line.ts'

test.each([
  [['/opt/redrop/redrop', '--hidden'], '/opt/redrop/redrop --hidden'],
  [['/home/ana/My apps/redrop'], '"/home/ana/My apps/redrop"'],
  [['/a$b'], String.raw`"/a\\$b"`],
  [['/a"b'], String.raw`"/a\\"b"`],
  [['/a`b'], '"/a\\\\`b"'],
  [['/a\\b'], String.raw`"/a\\\\b"`],
  [['/a%b'], '/a%%b'],
  [['/a;b&c'], '"/a;b&c"'],
  [[''], '""'],
])('%j is written as %s', (args, expected) => {
  expect(execLine(args)).toBe(expected)
})

/** Reads a value as a desktop does: first the escapes of a string, then the quotes of a command, which are a shell's. */
function read(value: string): string[] {
  const command = value
    .replace(/\\(.)/g, (_all, letter: string) => ({ n: '\n', t: '\t', r: '\r', s: ' ' })[letter] ?? letter)
    .replaceAll('%%', '%')
  const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
  return stdout.split('\0').slice(0, -1)
}

test.skipIf(process.platform === 'win32')('a desktop reads back what was written', () => {
  const args = ['/opt/a b', '$HOME', '`id`', '"quoted"', 'back\\slash', '100%', "it's", 'a\nb', ';rm', 'é 文']
  expect(read(execLine(args))).toEqual(args)
})
