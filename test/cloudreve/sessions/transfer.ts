import type { Site } from '../state/site.ts'
import type { Policy } from '../state/types.ts'
import type { UploadSession } from './session.ts'

interface Transfer {
  readonly upload_id?: string
  readonly upload_urls?: readonly string[]
  readonly credential?: string
  readonly completeURL?: string
  readonly upload_policy?: string
}

/**
 * What the session reply of a policy other than local or relayed says about the way to its store (contract §7). The
 * stores do not exist: these replies let a client see, and refuse, the type.
 */
export function transferFields(
  site: Site,
  session: UploadSession,
  policy: Policy,
  mimeType: string,
): Transfer {
  if (!session.direct) return {}
  const store = 'https://store.invalid'
  if (policy.type === 'remote') {
    const url = `https://node.invalid/api/v4/slave/upload/${session.id}`
    return { upload_urls: [url], credential: `Bearer Cr ${site.random.text(44)}:0` }
  }
  if (policy.type === 'upyun') {
    const upload_policy = Buffer.from(
      JSON.stringify({ bucket: 'bucket', 'content-type': mimeType }),
    ).toString('base64')
    return {
      upload_urls: [`${store}/bucket`],
      credential: `UPYUN operator:${site.random.text(28)}`,
      upload_policy,
    }
  }
  if (policy.type === 'onedrive') return { upload_urls: [`${store}/rup/${site.random.text(40)}`] }
  if (policy.type === 'qiniu') {
    const upload_urls = [
      `${store}/buckets/bucket/objects/${site.random.text(20)}/uploads/${site.random.text(24)}`,
    ]
    return { upload_urls, credential: site.random.text(60) }
  }
  const upload_id = site.random.text(40)
  const object = `${store}/bucket/uploads/${session.entityId}`
  const count = session.chunkSize === 0 ? 1 : Math.max(1, Math.ceil(session.size / session.chunkSize))
  return {
    upload_id,
    upload_urls: Array.from({ length: count }, (_, index) => {
      return `${object}?partNumber=${index + 1}&uploadId=${upload_id}&Signature=${site.random.text(28)}`
    }),
    completeURL: `${object}?uploadId=${upload_id}&Signature=${site.random.text(28)}`,
  }
}
