import type { Clipboard } from 'electron'

/** A clipboard by MIME type, of nobody else's. */
export class FakeClipboard {
  content: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {}

  read(): Promise<ReturnType<Clipboard['read']> extends Promise<infer T> ? T : never> {
    const { content } = this
    const types = Object.keys(content)
    const getType = (type: string) => Promise.resolve(new Blob([content[type] ?? ''], { type }))
    return Promise.resolve(types.length === 0 ? [] : [{ types, getType } as never])
  }

  writeText(text: string): Promise<void> {
    this.content = { 'text/plain': text }
    return Promise.resolve()
  }

  get text(): string | Uint8Array | undefined {
    return this.content['text/plain']
  }
}
