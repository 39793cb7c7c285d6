type Release = readonly [major: number, minor: number, patch: number]

/**
 * The release a version string names: `4.18.0`, `4.18.0-pro` and `v4.18.0` alike. Pre-releases count as their release.
 * Null: not a version. What a site reports is a lower bound of what it runs (contract §12).
 */
export function parseRelease(text: string): Release | null {
  const found = /^v?(\d+)\.(\d+)\.(\d+)(?![\d.])/.exec(text.trim())
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null
}

/** Whether a site of this version has what began with `since`. False for what is not a version. */
export function isAtLeast(version: string, since: `${number}.${number}.${number}`): boolean {
  const release = parseRelease(version)
  const bound = parseRelease(since)
  if (!release || !bound) return false
  for (const [index, part] of release.entries()) {
    const least = bound[index] ?? 0
    if (part !== least) return part > least
  }
  return true
}
