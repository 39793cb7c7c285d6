interface Item {
  readonly value: unknown
  /** Milliseconds since the epoch; null = until removed. */
  readonly expires: number | null
}

/**
 * Entries with a lifetime and plain-data values, as the real server's cache store without Redis: an orderly restart
 * keeps them, a kill loses them (contract §1.4).
 */
export class Cache {
  private items = new Map<string, Item>()
  private readonly now: () => number

  constructor(now: () => number) {
    this.now = now
  }

  set(key: string, value: unknown, ttlSeconds: number | null): void {
    this.items.set(key, { value, expires: ttlSeconds === null ? null : this.now() + ttlSeconds * 1000 })
  }

  get(key: string): unknown {
    const item = this.items.get(key)
    if (item === undefined) return undefined
    if (item.expires === null || item.expires > this.now()) return item.value
    this.items.delete(key)
    return undefined
  }

  delete(key: string): void {
    this.items.delete(key)
  }

  clear(): void {
    this.items.clear()
  }

  export(): unknown {
    return [...this.items]
  }

  import(exported: unknown): void {
    this.items = new Map(exported as [string, Item][])
  }
}
