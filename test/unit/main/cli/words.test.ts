import { expect, test } from 'vitest'
import { commandLineOf } from '../../../../src/main/cli/words.ts'

test('after the flag and two dashes stands the command line, whatever is in it', () => {
  const words = ['put', '--json', 'a.txt', 'cloudreve://my/', '--', '-b.txt']
  expect(commandLineOf(['redrop', '--redrop-cli', '--', ...words])).toEqual(words)
  expect(commandLineOf(['electron', '/a/b', '--redrop-cli', '--no-sandbox', '--', 'ls'])).toEqual(['ls'])
  expect(commandLineOf(['C:\\Redrop.exe', '--redrop-cli', '--'])).toEqual([])
})

test('other starts are for the window', () => {
  expect(commandLineOf(['redrop'])).toBeNull()
  expect(commandLineOf(['redrop', '--redrop-cli', 'ls'])).toBeNull()
  expect(commandLineOf(['redrop', '--', '--redrop-cli', 'ls'])).toBeNull()
  expect(commandLineOf(['redrop', '--', '--redrop-cli', '--', 'ls'])).toBeNull()
})

test('a link that falls apart into arguments is no command line', () => {
  const link = 'redrop://open?site=x'
  expect(commandLineOf(['redrop', link, '--redrop-cli', '--', 'logout'])).toBeNull()
  expect(commandLineOf(['redrop', '--redrop-cli', link, '--', 'logout'])).toBeNull()
})
