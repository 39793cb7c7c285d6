import stringWidth from 'string-width'
import {
  advance,
  beginProgress,
  bytesPerSecond,
  percentOf,
  secondsLeft,
  type Progress,
} from '../../core/domain/progress.ts'
import { formatDuration } from '../../shared/format/duration.ts'
import { formatSize, formatSpeed } from '../../shared/format/size.ts'
import type { StateName } from '../../shared/model/index.ts'
import { printable, type Terminal } from '../terminal.ts'
import type { Step } from './runner.ts'

/** Repaints per second are bounded; a terminal over a slow line is not flooded. */
const every = 100
const barWidth = 24

/** One line on standard error that is painted over: name, bar, amount, speed and time left, or what is waited for. */
export class ProgressLine {
  private readonly terminal: Terminal
  private readonly name: string
  private measured: Progress | null = null
  private phase: StateName = 'queued'
  private paintedAt = 0
  private painted = false

  constructor(terminal: Terminal, name: string) {
    this.terminal = terminal
    this.name = printable(name)
  }

  update(step: Step): void {
    if (step.kind === 'state') {
      this.phase = step.name
      this.paint(this.sentence(step))
    } else if (step.kind === 'progress') {
      const now = performance.now()
      const before = this.measured ?? beginProgress(step.total, step.sent, now)
      this.measured = advance(before, step.sent, now)
      if (this.phase !== 'sending' || now - this.paintedAt < every) return
      this.paintedAt = now
      this.paint(this.bar(this.measured))
    }
  }

  /** Takes the line away, so that a sentence can be written in its place. */
  clear(): void {
    if (this.painted) this.terminal.stderr.write('\r\x1b[2K')
    this.painted = false
  }

  private paint(text: string | null): void {
    if (text === null) return
    const columns = this.terminal.stderr.columns ?? 80
    this.terminal.stderr.write(`\r\x1b[2K${fit(`${this.name}  ${text}`, columns - 1)}`)
    this.painted = true
  }

  private bar(progress: Progress): string {
    const { t } = this.terminal
    const percent = percentOf(progress)
    const full = Math.floor((percent / 100) * barWidth)
    const speed = bytesPerSecond(progress)
    const left = secondsLeft(progress)
    const parts = [
      `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}]`,
      `${percent} %`,
      `${formatSize(progress.sent, t.locale)} / ${formatSize(progress.total, t.locale)}`,
    ]
    if (speed !== null) parts.push(formatSpeed(speed, t.locale))
    if (left !== null) parts.push(t('cli.put.left', { time: formatDuration(left, t.locale, 'short') }))
    return parts.join('  ')
  }

  private sentence({ name, why }: Extract<Step, { kind: 'state' }>): string | null {
    const { t } = this.terminal
    switch (name) {
      case 'checking':
        return t('cli.put.checking')
      case 'saving':
        return t('cli.put.saving')
      case 'resolving':
        return t('cli.put.resolving')
      case 'verifying':
        return t('cli.put.verifying')
      case 'waiting':
        return why && t(`cli.put.waiting.${why}`)
      default:
        return null
    }
  }
}

function fit(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > columns - 1) break
    cut += segment
  }
  return `${cut}…`
}
