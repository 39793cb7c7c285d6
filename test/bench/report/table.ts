import stringWidth from 'string-width'
import { isMet, type Row } from './row.ts'

/** Name, value, goal, met: as text. */
export function cells(row: Row): readonly [string, string, string, string] {
  return [row.name, withUnit(row.value, row), goalText(row), metText(row)]
}

function withUnit(value: number, { unit, peer = 'curl' }: Row): string {
  const text = value.toLocaleString('en-US', { maximumFractionDigits: 2 })
  if (unit === '×') return `${text} × ${peer}`
  return `${text} ${unit === 'requests' && value === 1 ? 'request' : unit}`
}

function goalText(row: Row): string {
  const { goal } = row
  if (goal === null) return ''
  return 'atMost' in goal ? `≤ ${withUnit(goal.atMost, row)}` : `≥ ${withUnit(goal.atLeast, row)}`
}

function metText(row: Row): string {
  const met = isMet(row)
  return met === null ? '' : met ? 'met' : 'MISSED'
}

/** Columns for a terminal. */
export function plainTable(rows: readonly Row[]): string {
  const lines = [['', 'measured', 'goal', ''], ...rows.map(cells)]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => stringWidth(line[column] ?? ''))),
  )
  const padded = (text: string, column: number) =>
    text + ' '.repeat((widths[column] ?? 0) - stringWidth(text))
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n')
}
