import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Failure } from '../../../shared/ipc/contract.ts'
import type { PictureComparison, PictureFacts } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'
import { pictureDifference, type PictureDifference } from './picture-difference.ts'

/** Both pictures as addresses of their bytes, and what differs in them. They go with the page. */
export function usePictures(id: string, { left, right }: PictureComparison) {
  const urls = shallowRef<{ readonly left: string; readonly right: string } | null>(null)
  const difference = shallowRef<(PictureDifference & { readonly url: string }) | null>(null)
  const failure = shallowRef<Failure | null>(null)
  /** One of them cannot be decoded. */
  const isBroken = ref(false)
  const abort = new AbortController()
  const made: string[] = []

  function urlOf(blob: Blob): string {
    const url = URL.createObjectURL(blob)
    made.push(url)
    return url
  }

  async function fetched(side: 'left' | 'right', { type }: PictureFacts): Promise<Blob | null> {
    const answer = await desktop.compare.picture({ id, side })
    if (!answer.ok) failure.value = answer.error
    return answer.ok ? new Blob([answer.value], { type: `image/${type}` }) : null
  }

  async function load(): Promise<void> {
    const blobs = [await fetched('left', left), await fetched('right', right)] as const
    if (!blobs[0] || !blobs[1] || abort.signal.aborted) return
    urls.value = { left: urlOf(blobs[0]), right: urlOf(blobs[1]) }
    const bitmaps = await Promise.all([createImageBitmap(blobs[0]), createImageBitmap(blobs[1])]).catch(
      () => null,
    )
    if (!bitmaps) {
      isBroken.value = true
      return
    }
    const found = await pictureDifference(...bitmaps, abort.signal)
    bitmaps.forEach((bitmap) => bitmap.close())
    if (found) difference.value = { ...found, url: urlOf(found.picture) }
  }

  void load()
  onScopeDispose(() => {
    abort.abort()
    made.forEach((url) => URL.revokeObjectURL(url))
  })

  return { urls, difference, failure, isBroken }
}
