/** This computer, as `URL.hostname` spells it (RFC 6761 §6.3 for names under `localhost`). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost'
    || hostname.endsWith('.localhost')
    || hostname === '[::1]'
    || /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}
