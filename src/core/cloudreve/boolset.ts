/** Set bits of a boolset: standard base64 of little-endian bytes, missing bytes are zero (contract §11). */
export function parseBoolset(base64: string): ReadonlySet<number> {
  const bits = new Set<number>()
  for (const [index, byte] of Buffer.from(base64, 'base64').entries()) {
    for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) bits.add(index * 8 + bit)
  }
  return bits
}
