const lineEnd = 0x0a

/** Puts chunks together to lines. No line is longer than `longest` bytes, and what is kept never is either. */
export class Lines {
  private readonly longest: number
  private kept: Buffer[] = []
  private size = 0

  constructor(longest: number) {
    this.longest = longest
  }

  /** Part of a line has come, its end has not. */
  get isOpen(): boolean {
    return this.size > 0
  }

  /** The lines that end in this chunk, decoded. Throws RangeError for a line that is too long, TypeError for no UTF-8. */
  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let from = 0
    for (let end = chunk.indexOf(lineEnd); end !== -1; end = chunk.indexOf(lineEnd, from)) {
      this.keep(chunk.subarray(from, end))
      lines.push(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(this.kept)))
      this.kept = []
      this.size = 0
      from = end + 1
    }
    this.keep(chunk.subarray(from))
    return lines
  }

  private keep(part: Buffer): void {
    this.size += part.length
    if (this.size > this.longest) throw new RangeError(`a line of more than ${this.longest} bytes`)
    if (part.length > 0) this.kept.push(part)
  }
}
