import tls from 'node:tls'
import { Worker } from 'node:worker_threads'

/** Reading what the system trusts takes up to seconds on some, and Node has no other way than to wait for it. */
const reader = `
  const tls = require('node:tls')
  const all = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
  require('node:worker_threads').parentPort.postMessage([...new Set(all)])
`

let known: readonly string[] | null = null
let loading: Promise<readonly string[]> | null = null

/**
 * PEM of whom Node and the system trust, each once; read once in a process. To be begun ahead of need where a window or
 * other transfers would have to wait meanwhile.
 */
export function loadSystemAuthorities(): Promise<readonly string[]> {
  loading ??= readElsewhere().then(
    (read) => (known = read),
    // Without a second thread the first one reads them.
    () => systemAuthorities(),
  )
  return loading
}

/** What `loadSystemAuthorities` has begun, if anybody called it. */
export function pendingAuthorities(): Promise<unknown> | null {
  return loading
}

/** As `loadSystemAuthorities`; where that was not begun, everything waits until they are read. */
export function systemAuthorities(): readonly string[] {
  known ??= [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
  return known
}

function readElsewhere(): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(reader, { eval: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('ended without an answer')))
  })
}
