import { PassThrough, Writable } from 'node:stream'

/** What a program writes: collected, and awaited by pattern. */
export class Screen extends Writable {
  text = ''
  readonly isTTY: boolean
  readonly columns = 100
  /** Node marks its standard streams so: what is piped into them does not end them. */
  readonly _isStdio = true
  private readonly waiting = new Set<() => void>()

  constructor(isTTY: boolean) {
    super({ decodeStrings: false })
    this.isTTY = isTTY
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += String(chunk)
    this.waiting.forEach((look) => look())
    done()
  }

  /** Resolves when `pattern` is on the screen after what was waited for before. */
  async shows(pattern: RegExp): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = () => {
        const found = pattern.exec(this.text.slice(this.seen))
        if (!found) return
        this.seen += found.index + found[0].length
        this.waiting.delete(look)
        resolve()
      }
      this.waiting.add(look)
      look()
    })
  }

  private seen = 0
}

/** A keyboard or a pipe. */
export function keyboard(isTTY: boolean): PassThrough & { isTTY: boolean; isRaw: boolean } {
  const stream = new PassThrough()
  return Object.assign(stream, { isTTY, isRaw: false, setRawMode: () => stream })
}

export const keys = { enter: '\r', down: '\x1b[B', ctrlC: '\x03', ctrlD: '\x04' } as const
