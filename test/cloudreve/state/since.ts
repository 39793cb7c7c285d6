/** Whether a site of this version has what came with that one (contract §12). */
export function isSince({ version }: { readonly version: string }, since: string): boolean {
  return order(version) >= order(since)
}

function order(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number)
  return (major * 1000 + minor) * 1000 + patch
}
