import { PNG } from 'pngjs'
import type { Random } from '../../state/random.ts'
import { glyphHeight, glyphWidth, ink } from './glyphs.ts'

const width = 240
const height = 60
const cell = 5

type Colour = readonly [number, number, number]

/** A PNG of 240 × 60 that shows `text` (at most seven characters) in uneven lines between scattered dots. */
export function drawCaptcha(text: string, random: Random): Buffer {
  const png = new PNG({ width, height })
  fill(png, 0, 0, width, height, [255, 255, 255])
  for (let i = 0; i < 60; i++) {
    const [x = 0, y = 0] = random.bytes(2)
    fill(png, x % width, y % height, 2, 2, [190, 200, 215])
  }
  const pitch = Math.floor(width / text.length)
  const inset = Math.floor((pitch - glyphWidth * cell) / 2)
  Array.from(text).forEach((character, index) => {
    const [jitter = 0, red = 0, blue = 0] = random.bytes(3)
    const top = 5 + (jitter % (height - glyphHeight * cell - 10))
    drawGlyph(png, character, index * pitch + inset, top, [red % 130, 40, blue % 150])
  })
  return PNG.sync.write(png)
}

function drawGlyph(png: PNG, character: string, left: number, top: number, colour: Colour): void {
  for (let row = 0; row < glyphHeight; row++) {
    for (let column = 0; column < glyphWidth; column++) {
      if (ink(character, column, row)) fill(png, left + column * cell, top + row * cell, cell, cell, colour)
    }
  }
}

function fill(png: PNG, left: number, top: number, wide: number, high: number, colour: Colour): void {
  for (let y = top; y < Math.min(top + high, height); y++) {
    for (let x = left; x < Math.min(left + wide, width); x++)
      png.data.set([...colour, 255], (y * width + x) * 4)
  }
}
