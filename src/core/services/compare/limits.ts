/** What is compared in full; beyond it facts have to do. */
export const compareLimits = {
  /** Bytes of a text. */
  text: 5 * 1024 * 1024,
  lines: 100_000,
  /** Bytes of a picture. */
  picture: 32 * 1024 * 1024,
  /** Decoded they take four bytes each, and both are shown at once. */
  pixels: 40_000_000,
  /** Bytes of anything: what is larger is not fetched. */
  fetched: 64 * 1024 * 1024,
  /** Milliseconds for finding differences: both texts are more than that apart. */
  differences: 8_000,
} as const
