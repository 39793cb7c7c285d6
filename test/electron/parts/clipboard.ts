import type { Clipboard } from 'electron'
import { needsReady } from '../life.ts'
import { StrictEmitter } from '../strict.ts'

type Content = Readonly<Record<string, string>>
type Part = Pick<Clipboard, 'has' | 'readText' | 'writeText' | 'clear'>

class ClipboardItemPart extends StrictEmitter {
  private readonly content: Readonly<Record<string, string | Blob | Promise<string | Blob>>>

  constructor(content: Readonly<Record<string, string | Blob | Promise<string | Blob>>>) {
    super('ClipboardItem')
    this.content = content
  }

  get types(): string[] {
    return Object.keys(this.content)
  }

  async getType(type: string): Promise<Blob> {
    const value = await this.content[type]
    if (value === undefined) throw new Error(`The type ${type} was not found`)
    return typeof value === 'string' ? new Blob([value], { type }) : value
  }
}

/** A clipboard of the stand-in's own: by MIME type, as Electron's promises have it since 44. */
export class ClipboardPart extends StrictEmitter implements Part {
  content: Content = {}

  constructor() {
    super('clipboard')
  }

  async has(type: string): Promise<boolean> {
    needsReady('clipboard')
    return Promise.resolve(type in this.content)
  }

  async read(): Promise<ClipboardItemPart[]> {
    needsReady('clipboard')
    return Promise.resolve(
      Object.keys(this.content).length === 0 ? [] : [new ClipboardItemPart(this.content)],
    )
  }

  async readText(): Promise<string> {
    needsReady('clipboard')
    return Promise.resolve(this.content['text/plain'] ?? '')
  }

  async writeText(text: string): Promise<void> {
    needsReady('clipboard')
    this.content = { 'text/plain': text }
    return Promise.resolve()
  }

  clear(): void {
    this.content = {}
  }
}

export const ClipboardItem = ClipboardItemPart
export const clipboard = new ClipboardPart()
