import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompareJob } from '../../core/services/compare/compare-files.ts'
import { typeOf } from '../../core/services/compare/compare-files.ts'
import { typeTitle } from '../../core/domain/content-kinds.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Comparison, CompareSource, RequestInput, SideFacts } from '../../shared/ipc/contract.ts'
import type { ComparedContent, TextComparison } from '../../shared/model/index.ts'
import { hold, type Held, type SourceParts } from './sources.ts'

export interface ComparisonParts extends SourceParts {
  /** Compares private copies. */
  readonly compare: (job: CompareJob, signal: AbortSignal) => Promise<ComparedContent>
}

/** A comparison that is shown. */
export interface OpenComparison {
  readonly folder: string
  readonly left: Held
  readonly right: Held
  readonly sources: { readonly left: CompareSource; readonly right: CompareSource }
  readonly job: CompareJob | null
  readonly content: ComparedContent
}

/** What the page compares: private copies in the profile, which are there as long as they are shown. */
export class Comparisons {
  private readonly parts: ComparisonParts
  private readonly root: string
  private readonly aborts = new Map<string, AbortController>()
  private readonly open = new Map<string, OpenComparison>()
  /** What an earlier run left, removed before the first one. */
  private cleared: Promise<void> | null = null

  constructor(parts: ComparisonParts) {
    this.parts = parts
    this.root = join(parts.core.profile.folder, 'compare')
  }

  async start(input: RequestInput<'compare.open'>): Promise<Comparison> {
    const { id } = input
    if (this.aborts.has(id)) throw new RedropError('internal', { detail: 'one id for two comparisons' })
    const abort = new AbortController()
    this.aborts.set(id, abort)
    try {
      const opened = await this.held(input, abort.signal)
      abort.signal.throwIfAborted()
      this.open.set(id, opened)
      const { left, right, content } = opened
      return { id, content, left: await factsOf(left), right: await factsOf(right) }
    } catch (error) {
      this.aborts.delete(id)
      throw abort.signal.aborted ? new RedropError('cancelled', {}, { cause: error }) : error
    }
  }

  /** Throws RedropError `cancelled` for one that is closed. */
  get(id: string): OpenComparison {
    const found = this.open.get(id)
    if (!found) throw new RedropError('cancelled')
    return found
  }

  async again({ id, ignoreLineEndSpaces }: RequestInput<'compare.hunks'>): Promise<ComparedContent> {
    const opened = this.get(id)
    const abort = this.aborts.get(id)
    if (!opened.job || !abort) return opened.content
    const job = { ...opened.job, ignoreLineEndSpaces }
    const content = await this.parts.compare(job, abort.signal)
    this.open.set(id, { ...this.get(id), job, content })
    return content
  }

  async picture({ id, side }: RequestInput<'compare.picture'>): Promise<Uint8Array<ArrayBuffer>> {
    const opened = this.get(id)
    const { copy } = opened[side]
    if (opened.content.kind !== 'pictures' || !copy)
      throw new RedropError('internal', { detail: 'no picture' })
    return new Uint8Array(await readFile(copy.path))
  }

  /** Text of an open comparison. */
  text(id: string): TextComparison {
    const { content } = this.get(id)
    if (content.kind !== 'text') throw new RedropError('internal', { detail: 'no text' })
    return content
  }

  async close(id: string): Promise<void> {
    this.aborts.get(id)?.abort(new RedropError('cancelled'))
    this.aborts.delete(id)
    const opened = this.open.get(id)
    this.open.delete(id)
    if (opened) await remove(opened.folder)
  }

  /** For the end of the app. */
  async closeAll(): Promise<void> {
    for (const id of [...this.aborts.keys()]) await this.close(id)
  }

  private async held(
    { left, right, base, ignoreLineEndSpaces }: RequestInput<'compare.open'>,
    signal: AbortSignal,
  ): Promise<OpenComparison> {
    await (this.cleared ??= remove(this.root))
    await mkdir(this.root, { recursive: true, mode: 0o700 })
    const folder = await mkdtemp(join(this.root, 'of-'))
    try {
      const [l, r, b] = await Promise.all([
        hold(this.parts, left, join(folder, 'left'), signal),
        hold(this.parts, right, join(folder, 'right'), signal),
        base && this.common(base, join(folder, 'base'), signal),
      ])
      const sources = { left, right }
      if (!l.copy || !r.copy)
        return { folder, left: l, right: r, sources, job: null, content: { kind: 'facts', why: 'size' } }
      const job = {
        left: l.copy.path,
        right: r.copy.path,
        base: b instanceof Object ? (b.copy?.path ?? null) : null,
        noBase: b === 'gone' ? ('gone' as const) : b ? ('unusable' as const) : ('none' as const),
        ignoreLineEndSpaces,
      }
      const content = await this.parts.compare(job, signal)
      return { folder, left: l, right: r, sources, job, content }
    } catch (error) {
      await remove(folder)
      throw error
    }
  }

  /** `gone`: the server does not keep it any more, which happens to every version in time. */
  private async common(source: CompareSource, path: string, signal: AbortSignal): Promise<Held | 'gone'> {
    return hold(this.parts, source, path, signal).catch((error: unknown) => {
      if (error instanceof RedropError && error.code === 'version-unknown') return 'gone'
      throw error
    })
  }
}

async function factsOf({ name, size, modifiedAt, copy }: Held): Promise<SideFacts> {
  const type = copy && (await typeOf(copy.path))
  return { name, size, modifiedAt, type: type && typeTitle(type), sha256: copy?.sha256 ?? null }
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
}
