import pixelmatch from 'pixelmatch'

/** Rows that are compared at once: milliseconds, so that the window never waits. */
const strip = 64
/** Longest side of the picture that shows what differs, pixels. */
const longest = 2048

export interface PictureDifference {
  /** Part of the area that differs, 0 to 1; what only one of them covers differs. */
  readonly share: number
  readonly sameSize: boolean
  /** What differs in red over the pale left picture. */
  readonly picture: Blob
}

/** Compares every pixel. Null: `signal` was aborted. */
export async function pictureDifference(
  left: ImageBitmap,
  right: ImageBitmap,
  signal: AbortSignal,
): Promise<PictureDifference | null> {
  const [width, height] = [Math.max(left.width, right.width), Math.max(left.height, right.height)]
  const scale = Math.min(1, longest / Math.max(width, height))
  const shown = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale))
  const result = shown.getContext('2d')
  const piece = new OffscreenCanvas(width, strip)
  const context = piece.getContext('2d', { willReadFrequently: true })
  if (!result || !context) return null
  let differing = 0
  for (let top = 0; top < height; top += strip) {
    if (signal.aborted) return null
    const rows = Math.min(strip, height - top)
    const pixels = (bitmap: ImageBitmap) => {
      context.clearRect(0, 0, width, strip)
      context.drawImage(bitmap, 0, -top)
      return context.getImageData(0, 0, width, rows)
    }
    const [one, other] = [pixels(left), pixels(right)]
    const output = new ImageData(width, rows)
    // Without its guess at smoothed edges: a strip does not see its neighbours.
    differing += pixelmatch(one.data, other.data, output.data, width, rows, {
      includeAA: true,
      threshold: 0.05,
    })
    context.putImageData(output, 0, 0)
    result.drawImage(piece, 0, 0, width, rows, 0, top * scale, width * scale, rows * scale)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return {
    share: differing / (width * height),
    sameSize: left.width === right.width && left.height === right.height,
    picture: await shown.convertToBlob(),
  }
}
