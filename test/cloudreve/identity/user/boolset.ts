/** Bit numbers as the API writes them: base64 of little-endian bytes (contract §11). */
export function encodeBits(bits: readonly number[]): string {
  const bytes = Buffer.alloc(Math.floor(Math.max(0, ...bits) / 8) + 1)
  for (const bit of bits) {
    const index = Math.floor(bit / 8)
    bytes.writeUInt8(bytes.readUInt8(index) | (1 << (bit % 8)), index)
  }
  return bytes.toString('base64')
}
