import { open, readFile, stat } from 'node:fs/promises'
import type {
  ComparedContent,
  FactsOnlyWhy,
  PictureFacts,
  TextComparison,
  TextEncoding,
} from '../../../shared/model/index.ts'
import { sniffType } from '../../node/files/content-type.ts'
import { decodeText } from './encoding.ts'
import { resultForm } from './form.ts'
import { hunksOfThree, hunksOfTwo } from './hunks.ts'
import { compareLimits as limits } from './limits.ts'
import { hasMoreLines, lineEndOf, splitLines } from './lines.ts'
import { pictureFacts } from './picture-size.ts'

/** Paths of private copies. */
export interface CompareJob {
  readonly left: string
  readonly right: string
  readonly base: string | null
  /** What is to be said of the common version where there is no copy of it. */
  readonly noBase: 'none' | 'gone' | 'unusable'
  readonly ignoreLineEndSpaces: boolean
}

type Side =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: TextEncoding }
  | { readonly kind: 'picture'; readonly facts: PictureFacts }
  | { readonly kind: 'facts'; readonly why: FactsOnlyWhy }

/** Signatures of what is text all the same. */
const textual = ['xml']

/** Looks at both by their content, whatever their names say. Takes seconds for large texts: for a thread of its own. */
export async function compareFiles(job: CompareJob): Promise<ComparedContent> {
  const [left, right] = [await read(job.left), await read(job.right)]
  if (left.kind === 'text' && right.kind === 'text') return compareTexts(job, left, right)
  if (left.kind === 'picture' && right.kind === 'picture')
    return { kind: 'pictures', left: left.facts, right: right.facts }
  if (left.kind === 'facts') return left
  return right.kind === 'facts' ? right : { kind: 'facts', why: 'kinds-differ' }
}

async function read(path: string): Promise<Side> {
  const { size } = await stat(path)
  const type = await typeOf(path)
  const isSmall = size <= limits.text
  if (type !== null && !textual.includes(type)) {
    if (!['png', 'apng', 'jpg', 'gif', 'webp'].includes(type)) return { kind: 'facts', why: 'kind' }
    return size > limits.picture ? { kind: 'facts', why: 'size' } : picture(await readFile(path))
  }
  if (!isSmall) return { kind: 'facts', why: 'size' }
  const decoded = decodeText(await readFile(path))
  if (!decoded) return { kind: 'facts', why: 'kind' }
  if (hasMoreLines(decoded.text, limits.lines)) return { kind: 'facts', why: 'lines' }
  return { kind: 'text', ...decoded }
}

/** Type by content as an extension; null: no known signature. */
export async function typeOf(path: string): Promise<string | null> {
  const handle = await open(path)
  try {
    return await sniffType(handle)
  } finally {
    await handle.close()
  }
}

function picture(bytes: Buffer): Side {
  const facts = pictureFacts(bytes)
  if (!facts) return { kind: 'facts', why: 'kind' }
  if (facts.width * facts.height > limits.pixels) return { kind: 'facts', why: 'pixels' }
  return { kind: 'picture', facts }
}

type Text = Extract<Side, { kind: 'text' }>

async function compareTexts(job: CompareJob, left: Text, right: Text): Promise<ComparedContent> {
  const found = job.base === null ? null : await read(job.base)
  const base = found?.kind === 'text' ? found : null
  const forms = {
    base: base && formOf(base),
    left: formOf(left),
    right: formOf(right),
  }
  const isMixed = Object.values(forms).some((form) => form?.lineEnd === 'mixed')
  const lines = (side: Text) => splitLines(side.text, isMixed ? 'mixed' : lineEndOf(side.text))
  const options = { ignoreLineEndSpaces: job.ignoreLineEndSpaces, timeout: limits.differences }
  const hunks = base
    ? hunksOfThree(lines(base), lines(left), lines(right), options)
    : hunksOfTwo(lines(left), lines(right), options)
  if (!hunks) return { kind: 'facts', why: 'too-different' }
  const result = resultForm(forms.base, forms.left, forms.right)
  const usedBase: TextComparison['base'] = base ? 'used' : found ? 'unusable' : job.noBase
  return {
    kind: 'text',
    left: forms.left,
    right: forms.right,
    result: isMixed ? { ...result, lineEnd: 'mixed' } : result,
    hunks,
    base: usedBase,
  }
}

function formOf({ text, encoding }: Text) {
  return { encoding, lineEnd: lineEndOf(text) }
}
