import { existsSync, readFileSync } from 'node:fs'
import type { NativeImage, Size } from 'electron'
import { StrictEmitter } from '../strict.ts'

type Part = Pick<
  NativeImage,
  | 'isEmpty'
  | 'getSize'
  | 'getAspectRatio'
  | 'toPNG'
  | 'toDataURL'
  | 'setTemplateImage'
  | 'isTemplateImage'
  | 'addRepresentation'
  | 'isMacTemplateImage'
>
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47])

/** PNG bytes and what their header says; nothing is decoded. */
export class NativeImagePart extends StrictEmitter implements Part {
  isMacTemplateImage = false
  /** Where it came from, for tests. */
  readonly source: string
  private readonly png: Buffer

  constructor(png: Buffer, source: string) {
    super('NativeImage')
    if (png.length > 0 && !png.subarray(0, 4).equals(pngStart))
      throw new Error(`the stand-in reads PNG only: ${source}`)
    this.png = png
    this.source = source
  }

  isEmpty(): boolean {
    return this.png.length === 0
  }

  getSize(): Size {
    return this.isEmpty()
      ? { width: 0, height: 0 }
      : { width: this.png.readUInt32BE(16), height: this.png.readUInt32BE(20) }
  }

  getAspectRatio(): number {
    const { width, height } = this.getSize()
    return width / height
  }

  /** Of the size it had: nothing is decoded here. */
  resize(_options: object): this {
    return this
  }

  toPNG(): Buffer {
    return this.png
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.png.toString('base64')}`
  }

  setTemplateImage(on: boolean): void {
    this.isMacTemplateImage = on
  }

  isTemplateImage(): boolean {
    return this.isMacTemplateImage
  }

  addRepresentation(_options: object): void {}
}

class NativeImageModule extends StrictEmitter {
  constructor() {
    super('nativeImage')
  }

  createEmpty(): NativeImagePart {
    return new NativeImagePart(Buffer.alloc(0), '')
  }

  /** Electron gives an empty image for a file that is not there; here it throws. */
  createFromPath(path: string): NativeImagePart {
    if (!existsSync(path)) throw new Error(`there is no image at ${path}`)
    return new NativeImagePart(readFileSync(path), path)
  }

  createFromBuffer(buffer: Buffer): NativeImagePart {
    return new NativeImagePart(buffer, 'buffer')
  }

  createFromDataURL(url: string): NativeImagePart {
    return new NativeImagePart(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'), 'data')
  }
}

export const nativeImage = new NativeImageModule()
