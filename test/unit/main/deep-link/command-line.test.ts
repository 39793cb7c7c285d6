import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from '../../../../src/main/deep-link/command-line.ts'
import { Inbox, type Incoming } from '../../../../src/main/deep-link/incoming.ts'

const cwd = resolve('/home/ana')
const at = (...names: string[]) => names.map((name) => resolve(cwd, name))

test.each([
  [[], { isHidden: false, quickSave: false, links: [], files: [] }],
  [['--hidden'], { isHidden: true, quickSave: false, links: [], files: [] }],
  [['--quick-save'], { isHidden: false, quickSave: true, links: [], files: [] }],
  [['a.txt', 'b c.txt'], { isHidden: false, quickSave: false, links: [], files: at('a.txt', 'b c.txt') }],
  [['--lang=en', '-v', 'a.txt'], { isHidden: false, quickSave: false, links: [], files: at('a.txt') }],
  [['--', '--hidden', '-v'], { isHidden: false, quickSave: false, links: [], files: at('--hidden', '-v') }],
  [['redrop://open?a=b'], { isHidden: false, quickSave: false, links: ['redrop://open?a=b'], files: [] }],
  [
    ['redrop://x', '/etc/passwd', '--', 'b'],
    { isHidden: false, quickSave: false, links: ['redrop://x'], files: [] },
  ],
  [['--', 'redrop://x'], { isHidden: false, quickSave: false, links: [], files: at('redrop://x') }],
])('%j', (args, expected) => {
  expect(readArguments(args, cwd)).toEqual(expected)
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
