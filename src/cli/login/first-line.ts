import type { Readable } from 'node:stream'

/** A password ends with its line; the newline that every tool adds is not part of it. */
const longest = 4096

export async function firstLine(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    text += String(chunk)
    if (text.includes('\n') || text.length > longest) break
  }
  return (text.split('\n', 1)[0] ?? '').replace(/\r$/, '')
}
