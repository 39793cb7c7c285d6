import { createCipheriv, createHash } from 'node:crypto'

/** Content that no other label has, the same for the same seed. */
export function contentOf(seed: number, label: string, size: number): Buffer {
  const key = createHash('sha256').update(`${seed} ${label}`).digest()
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  // Text has no signature, so no guard asks about its type.
  const content = cipher.update(Buffer.alloc(size))
  for (let at = 0; at < Math.min(size, 4_200); at++) content[at] = 97 + ((content[at] ?? 0) % 26)
  return content
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
