import { describe, expect, it } from 'vitest'
import { assertTransition, canGo, stepOf, type Step } from '../../../../src/core/domain/transitions.ts'
import { RedropError } from '../../../../src/shared/errors.ts'

const steps: readonly Step[] = [
  'queued',
  'waiting',
  'checking',
  'sending',
  'saving',
  'resolving',
  'verifying',
  'needs-decision',
  'done',
  'failed',
  'cancelled',
  'superseded',
]

/** One line per state: what may follow it. */
const allowed = `
  queued         > waiting checking resolving failed cancelled superseded
  waiting        > waiting queued checking resolving needs-decision failed cancelled superseded
  checking       > queued waiting sending needs-decision done failed cancelled
  sending        > sending queued waiting checking saving needs-decision failed cancelled
  saving         > queued waiting checking resolving verifying needs-decision failed
  resolving      > queued waiting sending verifying needs-decision failed
  verifying      > queued resolving needs-decision done failed
  needs-decision > needs-decision queued waiting checking done failed cancelled superseded
`
const edges = new Set(
  allowed
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [from = '', to = ''] = line.split('>').map((part) => part.trim())
      return to.split(' ').map((step) => `${from} > ${step}`)
    }),
)

const pairs = steps.flatMap((from) => steps.map((to) => ({ from, to })))

describe('the states of a transfer', () => {
  it.each(pairs.filter(({ from, to }) => edges.has(`${from} > ${to}`)))(
    '$from may go to $to',
    ({ from, to }) => {
      expect(canGo(from, to)).toBe(true)
    },
  )

  it.each(pairs.filter(({ from, to }) => !edges.has(`${from} > ${to}`)))(
    '$from never goes to $to',
    ({ from, to }) => {
      expect(canGo(from, to)).toBe(false)
    },
  )

  it.each(['saving', 'resolving', 'verifying'] as const)('%s is never cancelled or superseded', (from) => {
    expect(canGo(from, 'cancelled')).toBe(false)
    expect(canGo(from, 'superseded')).toBe(false)
  })

  it('an ended transfer is told apart by how it ended', () => {
    expect(stepOf({ name: 'ended', as: 'cancelled' })).toBe('cancelled')
    expect(stepOf({ name: 'ended', as: 'superseded' })).toBe('superseded')
    expect(stepOf({ name: 'sending', sent: 5 })).toBe('sending')
  })

  it('a forbidden change is an internal error that names both states', () => {
    const forbidden = () => assertTransition({ name: 'saving' }, { name: 'ended', as: 'cancelled' })
    expect(forbidden).toThrow(RedropError)
    expect(forbidden).toThrow(/from saving to cancelled/)
    expect(() => assertTransition({ name: 'saving' }, { name: 'verifying' })).not.toThrow()
  })
})
