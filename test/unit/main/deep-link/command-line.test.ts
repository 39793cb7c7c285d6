import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from '../../../../src/main/deep-link/command-line.ts'
import { Inbox, type Incoming } from '../../../../src/main/deep-link/incoming.ts'

const cwd = resolve('/home/ana')
const at = (...names: string[]) => names.map((name) => resolve(cwd, name))

test.each([
  [[], { isHidden: false, small: null, links: [], files: [] }],
  [['--hidden'], { isHidden: true, small: null, links: [], files: [] }],
  [['--quick-save'], { isHidden: false, small: 'quick-save', links: [], files: [] }],
  [['--shelf'], { isHidden: false, small: 'shelf', links: [], files: [] }],
  [['--', '--shelf'], { isHidden: false, small: null, links: [], files: at('--shelf') }],
  [['a.txt', 'b c.txt'], { isHidden: false, small: null, links: [], files: at('a.txt', 'b c.txt') }],
  [['--lang=en', '-v', 'a.txt'], { isHidden: false, small: null, links: [], files: at('a.txt') }],
  [['--', '--hidden', '-v'], { isHidden: false, small: null, links: [], files: at('--hidden', '-v') }],
  [['redrop://open?a=b'], { isHidden: false, small: null, links: ['redrop://open?a=b'], files: [] }],
  [
    ['redrop://x', '/etc/passwd', '--', 'b'],
    { isHidden: false, small: null, links: ['redrop://x'], files: [] },
  ],
  [['--', 'redrop://x'], { isHidden: false, small: null, links: [], files: at('redrop://x') }],
])('%j', (args, expected) => {
  expect(readArguments(args, cwd)).toEqual(expected)
})

test.skipIf(process.platform === 'win32')('files come as addresses from some file managers', () => {
  const words = [
    '--',
    'file:///home/ana/a%20b%22.txt',
    'file:///%2F',
    'FILE:///home/ben/%E6%96%87.txt',
    'file:x',
  ]
  expect(readArguments(words, cwd).files).toEqual([
    '/home/ana/a b".txt',
    resolve(cwd, 'file:///%2F'),
    '/home/ben/文.txt',
    resolve(cwd, 'file:x'),
  ])
})

test('what comes before anybody listens waits, in its order', () => {
  const inbox = new Inbox()
  inbox.put({ links: [], files: ['/a'] })
  inbox.secondStart({ args: ['b'], cwd })
  const heard: Incoming[] = []
  inbox.attach((incoming) => heard.push(incoming))
  inbox.put({ links: ['redrop://x'], files: [] })
  expect(heard.map(({ links, files }) => [...links, ...files])).toEqual([['/a'], at('b'), ['redrop://x']])
})

test.each([null, 'text', { args: 'a', cwd }, { args: [1], cwd }, { args: Array(10_001).fill('a'), cwd }])(
  'a second start that hands over what is no list of arguments only shows the window',
  (data) => {
    const heard: Incoming[] = []
    const inbox = new Inbox()
    inbox.attach((incoming) => heard.push(incoming))
    inbox.secondStart(data)
    expect(heard).toMatchObject([{ links: [], files: [] }])
  },
)

test('a second start at login shows nothing', () => {
  const heard: Incoming[] = []
  const inbox = new Inbox()
  inbox.attach((incoming) => heard.push(incoming))
  inbox.secondStart({ args: ['--hidden'], cwd })
  expect(heard).toEqual([])
})
