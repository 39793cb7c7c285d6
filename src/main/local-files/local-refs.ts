import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { localError, snapshot } from '../../core/node/files/snapshot.ts'
import type { Logger } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { LocalRef } from '../../shared/ipc/contract.ts'
import type { LocalSnapshot } from '../../shared/model/index.ts'
import { toFailure } from '../ipc/failure.ts'

/** More than any drop has; the oldest go first. */
const most = 20_000

/** Local files that the user has handed over: the page has names and handles, the paths stay here. */
export class LocalRefs {
  private readonly files = new Map<string, { readonly path: string; readonly name: string | null }>()
  private readonly log: Logger

  constructor(log: Logger) {
    this.log = log
  }

  /** `name`: of content whose file is called as nobody would call it. */
  async register(paths: readonly string[], name: string | null = null): Promise<LocalRef[]> {
    return Promise.all(paths.map((path) => this.one(path, name)))
  }

  /** The file as it is now. Throws what `snapshot` throws, and `local-missing` for an unknown handle. */
  async take(ref: string): Promise<LocalSnapshot> {
    return snapshot(this.pathOf(ref))
  }

  nameOf(ref: string): string {
    const file = this.files.get(ref)
    return file?.name ?? basename(file?.path ?? '')
  }

  /** Content that has a name of its own: there is no file of that name. */
  isNamed(ref: string): boolean {
    return typeof this.files.get(ref)?.name === 'string'
  }

  /** Throws RedropError `local-missing` for an unknown handle. */
  pathOf(ref: string): string {
    const file = this.files.get(ref)
    if (!file) throw new RedropError('local-missing', { path: '' })
    return file.path
  }

  private async one(path: string, name: string | null): Promise<LocalRef> {
    const id = randomUUID()
    this.files.set(id, { path, name })
    const [oldest] = this.files.size > most ? this.files.keys() : []
    if (oldest !== undefined) this.files.delete(oldest)
    const common = { id, name: name ?? basename(path) }
    try {
      // A file that a page made up has no path.
      if (path === '') throw new RedropError('local-missing', { path: '' })
      const found = await stat(path).catch((error: unknown) => {
        throw localError(path, error)
      })
      const facts = {
        ...common,
        size: found.isFile() ? found.size : 0,
        modifiedAt: Math.floor(found.mtimeMs),
      }
      if (found.isFile()) return { ...facts, kind: 'file', problem: null }
      const isFolder = found.isDirectory()
      const error = new RedropError(isFolder ? 'local-is-folder' : 'local-special', { path })
      return { ...facts, kind: isFolder ? 'folder' : 'other', problem: toFailure(this.log, 'local', error) }
    } catch (error) {
      const problem = toFailure(this.log, 'local', error)
      return { ...common, size: 0, modifiedAt: 0, kind: 'other', problem }
    }
  }
}
