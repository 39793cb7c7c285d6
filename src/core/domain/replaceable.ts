/** Capability bits a replace needs: update content, lock (contract §11). */
const neededBits = [6, 15]

/** Whether the server takes other content for a file, as far as a listing says. */
export function canReplace({
  owned,
  capability,
}: {
  owned: boolean
  capability: ReadonlySet<number> | null
}): boolean {
  return owned && neededBits.every((bit) => capability?.has(bit) ?? false)
}
