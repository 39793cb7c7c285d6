/** Code units; the server's own messages have a path or two. */
const longestMessage = 64 * 1024

export interface EventMessage {
  readonly name: string
  readonly data: string
}

/** Takes a text/event-stream apart, as far as the server uses it: `event:` and `data:`, a blank after the colon or not. */
export class EventParser {
  private rest = ''
  private name = ''
  private data: string[] = []
  private size = 0

  /** Messages that are complete with this piece. Throws RangeError for a line or message without an end. */
  feed(piece: string): EventMessage[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    const messages = lines.flatMap((line) => this.line(line))
    if (this.rest.length + this.size > longestMessage) throw new RangeError('an event has no end')
    return messages
  }

  private line(line: string): EventMessage[] {
    if (line === '') return this.end()
    this.size += line.length
    if (this.size > longestMessage) throw new RangeError('an event has no end')
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? []
    if (field === 'event') this.name = value
    else if (field === 'data') this.data.push(value)
    return []
  }

  private end(): EventMessage[] {
    const { name, data } = this
    this.name = ''
    this.data = []
    this.size = 0
    return name === '' && data.length === 0 ? [] : [{ name, data: data.join('\n') }]
  }
}
