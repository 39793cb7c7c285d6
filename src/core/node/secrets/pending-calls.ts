let pending = 0

/** Counts a call into the system's keychain until it returns, however long nobody waits for it any more. */
export async function counted<T>(call: Promise<T>): Promise<T> {
  pending++
  try {
    return await call
  } finally {
    pending--
  }
}

export function isCallPending(): boolean {
  return pending > 0
}
