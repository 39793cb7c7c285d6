import { Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createTerminal, printable } from '../../../src/cli/terminal.ts'

function terminal(
  options: { tty?: boolean; json?: boolean; env?: Readonly<Record<string, string | undefined>> } = {},
) {
  const written = { out: '', err: '' }
  const into = (name: 'out' | 'err') =>
    Object.assign(
      new Writable({
        write(chunk, _encoding, done) {
          written[name] += String(chunk)
          done()
        },
      }),
      { isTTY: options.tty ?? false },
    )
  const stdin = Object.assign(Readable.from([]), { isTTY: options.tty ?? false })
  const streams = { env: options.env ?? { LANG: 'en_US' }, stdin, stdout: into('out'), stderr: into('err') }
  return { written, ...createTerminal(streams, { json: options.json ?? false }) }
}

const speak = (made: ReturnType<typeof terminal>) => {
  made.say('said')
  made.print('printed')
  made.warn('warned')
  made.emit({ event: 'emitted' })
  return made.written
}

describe('what is written where', () => {
  it('sentences on a terminal', () => {
    expect(speak(terminal({ tty: true }))).toEqual({ out: 'said\nprinted\n', err: 'warned\n' })
  })

  it('only data and trouble in a pipe', () => {
    expect(speak(terminal())).toEqual({ out: 'printed\n', err: 'warned\n' })
  })

  it('only JSON lines with --json, which asks nobody', () => {
    const made = terminal({ tty: true, json: true })
    expect(speak(made)).toEqual({ out: '{"event":"emitted"}\n', err: '' })
    expect(made.interactive).toBe(false)
  })
})

describe('names from a server', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mb', 'a\ufffd[31mb'],
    ['a C1 control', 'a\u009b31mb', 'a\ufffd31mb'],
    ['a line end', 'a\r\nb\u2028c', 'a\ufffd\ufffdb\ufffdc'],
    ['a tab', 'a\tb', 'a\ufffdb'],
    ['writing turned around', 'a\u202etxt.exe\u2066', 'a\ufffdtxt.exe\ufffd'],
    ['nothing of the kind', '报告 ✓ 👩‍💻 é.txt', '报告 ✓ 👩‍💻 é.txt'],
  ])('with %s', (_, name, shown) => {
    expect(printable(name)).toBe(shown)
  })

  it('are escaped in JSON, so that a parser reads them as they are', () => {
    const made = terminal({ json: true })
    const name = 'a\u001b[2J\u009b\u007f\u202e\n.txt'
    made.emit({ event: 'entry', name })
    expect(made.written.out.slice(0, -1)).toMatch(/^[\x20-\x7e]+$/)
    expect(JSON.parse(made.written.out)).toEqual({ event: 'entry', name })
  })
})

describe('the language', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' }, 'zh-CN'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
  ])('of %j is %s', (env, locale) => {
    expect(terminal({ env }).t.locale).toBe(locale)
  })
})
