import type { CliEvent } from './redrop.ts'

const width = 30

/** The demo's own view of a transfer: one line that grows, repainted on a terminal, in steps of 20 % elsewhere. */
export function progressView(name: string): (event: CliEvent) => void {
  let step = -1
  let painted = false
  const line = (text: string) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K  ${text}`)
    else process.stdout.write(`  ${text}\n`)
    painted = true
  }
  return (event) => {
    if (event.event === 'progress') {
      const percent = Math.min(
        99,
        Math.floor((Number(event['sent']) / Math.max(1, Number(event['total']))) * 100),
      )
      const next = process.stdout.isTTY ? percent : Math.floor(percent / 20)
      if (next === step) return
      step = next
      const full = Math.floor((percent / 100) * width)
      line(`${name}  [${'#'.repeat(full)}${'-'.repeat(width - full)}] ${percent} %`)
    } else if (event.event === 'state' && event['state'] === 'saving') {
      line(`${name}  the server is saving…`)
    } else if (event.event === 'result' && painted && process.stdout.isTTY) {
      process.stdout.write('\r\x1b[2K')
    }
  }
}

let failed = false

/** A step that was checked against the server's own ledger. */
export function check(what: string, ok: boolean): void {
  process.stdout.write(`${ok ? '✓' : '✗'} ${what}\n`)
  if (!ok) failed = true
}

export function heading(text: string): void {
  process.stdout.write(`\n${text}\n`)
}

export function exitCode(): number {
  return failed ? 1 : 0
}
