import type { TextForm } from '../../../shared/model/index.ts'

/** How a merge is written: what one side changed since the common version holds, else what is yours. */
export function resultForm(base: TextForm | null, left: TextForm, right: TextForm): TextForm {
  return {
    encoding: merged(base?.encoding, left.encoding, right.encoding),
    // A text of one line says nothing about ends.
    lineEnd:
      right.lineEnd === 'none'
        ? left.lineEnd
        : left.lineEnd === 'none'
          ? right.lineEnd
          : merged(base?.lineEnd, left.lineEnd, right.lineEnd),
  }
}

function merged<T>(base: T | undefined, left: T, right: T): T {
  return base !== undefined && right === base ? left : right
}
