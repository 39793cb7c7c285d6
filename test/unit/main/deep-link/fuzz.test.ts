import { expect, test } from 'vitest'
import { Arrivals } from '../../../../src/main/deep-link/arrivals.ts'
import { readArguments } from '../../../../src/main/deep-link/command-line.ts'
import { parseLink } from '../../../../src/main/deep-link/link.ts'
import { visit } from '../../../../src/main/deep-link/visits.ts'
import { silent } from '../fakes.ts'

/** The same numbers in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const site = 'https%3A%2F%2Fcloud.example.org'
const seeds = ['open', 'replace', 'quick-save'].map(
  (action) => `redrop://${action}?site=${site}&uri=cloudreve%3A%2F%2Fmy%2FReports%2Fa%2520b.txt`,
)
const pieces = [
  ...[
    'redrop:',
    '//',
    '/',
    '\\',
    '..',
    '%',
    '%00',
    '%2F',
    '%5C',
    '%0a',
    '%ff',
    '#',
    '?',
    '&',
    '=',
    ';',
    '@',
    ':',
  ],
  ...[
    'site=',
    'uri=',
    'file=',
    'cloudreve://',
    'file:///etc/passwd',
    'C:\\Windows',
    'javascript:',
    'my',
    'share',
  ],
  ...[
    '"',
    "'",
    ' --hidden',
    ' --redrop-cli -- put',
    '\n',
    '\u202e',
    '\ud800',
    '文',
    '😀',
    '\0',
    '__proto__',
    'a'.repeat(3000),
  ],
]

function mutated(random: (below: number) => number): string {
  let text = seeds[random(seeds.length)] ?? ''
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(text.length + 1)
    const piece = pieces[random(pieces.length)] ?? ''
    switch (random(5)) {
      case 0:
        text = text.slice(0, at) + piece + text.slice(at)
        break
      case 1:
        text = text.slice(0, at) + text.slice(at + 1 + random(8))
        break
      case 2:
        text = text.slice(0, at) + String.fromCharCode(random(0x300)) + text.slice(at + 1)
        break
      case 3:
        text = text.slice(0, at) + text.slice(random(text.length + 1))
        break
      default:
        text = text.slice(0, at) + piece + text.slice(at + piece.length)
    }
  }
  return text
}

test('of twenty thousand changed links only those of a known shape are understood', () => {
  const random = randomFrom(20_261_124)
  let understood = 0
  for (let run = 0; run < 20_000; run++) {
    const link = parseLink(mutated(random))
    if (link === null) continue
    understood++
    expect(Object.keys(link).sort()).toEqual(['action', 'site', 'uri'])
    expect(['open', 'replace', 'quick-save']).toContain(link.action)
    expect(link.site).toBe(new URL(link.site).origin)
    expect(link.site).toMatch(/^https?:\/\/[^/]+$/)
    expect(link.uri).toMatch(/^cloudreve:\/\/my(\/[^/?#]+)*$/)
  }
  // Some changes only name another place.
  expect(understood).toBeGreaterThan(50)
  expect(understood).toBeLessThan(10_000)
})

test('whatever a changed link is, it names no local file, sends nothing and stops nothing', async () => {
  const random = randomFrom(7)
  const arrivals = new Arrivals(() => undefined)
  const reached: string[] = []
  const parts = {
    accounts: () => Promise.resolve([]),
    remote: () => {
      reached.push('a site')
      return Promise.reject(new Error('nobody is signed in'))
    },
    store: { ownVersions: { of: () => Promise.resolve(new Set<string>()) } },
    refs: {
      register: () => {
        reached.push('a local file')
        return Promise.resolve([])
      },
    },
    arrivals,
    log: silent,
  }
  for (let run = 0; run < 5_000; run++) {
    const link = mutated(random)
    // As a launcher would give it: a link that was broken into several arguments brings no files along.
    const asked = readArguments([seeds[0] ?? '', ...link.split(' ')], '/')
    expect(asked.files).toEqual([])
    await visit(parts, { links: [link], files: [] })
  }
  const kinds = new Set(arrivals.take().map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['bad-link', 'sign-in'])
  expect(reached).toEqual([])
})
