import { createHash } from 'node:crypto'

const kinds = ['user', 'group', 'policy', 'file', 'entity', 'directLink', 'share', 'oauthApp'] as const
export type IdKind = (typeof kinds)[number]

const digits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const length = 6
const space = 62n ** BigInt(length)
/** Numbers above it do not decode, so that hardly any made-up text is a valid id. */
const largest = 9_999_999n

/** Hash ids: short texts that hide a number and its kind, different on every site (the seed is the salt). */
export class Ids {
  private readonly factor: bigint
  private readonly inverse: bigint

  constructor(seed: string) {
    const raw = createHash('sha256').update(`ids:${seed}`).digest('hex').slice(0, 16)
    let factor = (BigInt(`0x${raw}`) % space) | 1n
    // Coprime to 62 = 2 · 31, so that multiplying can be undone.
    while (factor % 31n === 0n) factor += 2n
    this.factor = factor
    this.inverse = invert(factor, space)
  }

  encode(kind: IdKind, id: number): string {
    const plain = BigInt(id) * 16n + BigInt(kinds.indexOf(kind))
    let value = (plain * this.factor + 1n) % space
    let text = ''
    for (let i = 0; i < length; i++) {
      text += digits.charAt(Number(value % 62n))
      value /= 62n
    }
    return text
  }

  /** null when `text` is no id of that kind. */
  decode(kind: IdKind, text: string): number | null {
    if (text.length !== length) return null
    let value = 0n
    for (let i = length - 1; i >= 0; i--) {
      const digit = digits.indexOf(text.charAt(i))
      if (digit < 0) return null
      value = value * 62n + BigInt(digit)
    }
    const plain = ((value + space - 1n) * this.inverse) % space
    if (plain % 16n !== BigInt(kinds.indexOf(kind)) || plain / 16n > largest) return null
    return Number(plain / 16n)
  }
}

function invert(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n]
  while (b > 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return ((x % modulus) + modulus) % modulus
}
