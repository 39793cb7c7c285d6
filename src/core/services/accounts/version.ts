/** The release part of what a ping says: `4.18.0-pro` → `4.18.0`. Null: not a version. */
export function releaseOf(version: string): string | null {
  return /^v?(\d+\.\d+\.\d+)/.exec(version)?.[1] ?? null
}

/** The API that Redrop speaks began with 4.0 (contract §12). */
export function isTooOld(release: string): boolean {
  return Number.parseInt(release, 10) < 4
}
