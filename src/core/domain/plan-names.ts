import { foldName } from './name-parts.ts'

export interface NameFound<T> {
  readonly value: T
  readonly how: 'same' | 'unicode' | 'case'
}

/**
 * What is in a folder, by name: exact, then in its Unicode form, then without case. The server compares bytes, and so can
 * have names beside each other that people and other systems take for one.
 */
export class NameIndex<T extends { readonly name: string }> {
  private readonly exact = new Map<string, T>()
  /** Made when the first name is not there as it is written: most folders never need it. */
  private folded: Map<string, T> | null = null

  constructor(values: Iterable<T> = []) {
    for (const value of values) this.exact.set(value.name, value)
  }

  add(value: T): void {
    this.exact.set(value.name, value)
    if (this.folded) keepFirst(this.folded, value)
  }

  find(name: string): NameFound<T> | null {
    const normal = name.normalize('NFC')
    const same = this.exact.get(name) ?? this.exact.get(normal)
    if (same) return { value: same, how: 'same' }
    const similar = this.similar(name)
    if (!similar) return null
    return { value: similar, how: similar.name.normalize('NFC') === normal ? 'unicode' : 'case' }
  }

  has(name: string): boolean {
    return this.exact.has(name) || this.similar(name) !== undefined
  }

  private similar(name: string): T | undefined {
    if (this.exact.size === 0) return undefined
    if (!this.folded) {
      this.folded = new Map()
      for (const value of this.exact.values()) keepFirst(this.folded, value)
    }
    return this.folded.get(foldName(name))
  }
}

function keepFirst<T extends { readonly name: string }>(map: Map<string, T>, value: T): void {
  const key = foldName(value.name)
  if (!map.has(key)) map.set(key, value)
}
