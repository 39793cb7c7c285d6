import { nextTick } from 'vue'

/** Frames that a long list takes at most to draw what it was scrolled to. */
const patience = 20

/** An element that is about to be drawn; null: it was not. */
export async function whenDrawn(find: () => HTMLElement | null | undefined): Promise<HTMLElement | null> {
  await nextTick()
  for (let frame = 0; frame < patience; frame++) {
    const found = find()
    if (found) return found
    await new Promise(requestAnimationFrame)
  }
  return null
}
