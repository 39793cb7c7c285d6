import { z } from 'zod'
import { reachable } from './address.ts'
import type { Api } from './api.ts'
import { time } from './schemas/basic.ts'

export interface DownloadLink {
  readonly url: URL
  /** Milliseconds since the epoch, server clock; may be only ten minutes away. */
  readonly expires: number | null
}

const linkSchema = (baseUrl: URL) =>
  z.object({
    urls: z.tuple([z.object({ url: z.string().refine((link) => URL.canParse(link, baseUrl.href)) })]),
    expires: time.nullish(),
  })

/**
 * A link to a file's content, its current version or another one; it stays with that version. Needs no Authorization
 * and must not get one. Throws ApiError 40016, 40077 (version gone), 403 (in the trash).
 */
export async function downloadUrl(api: Api, uri: string, version?: string): Promise<DownloadLink> {
  const raw = await api.call({
    method: 'POST',
    path: '/file/url',
    json: { uris: [uri], entity: version },
    schema: linkSchema(api.baseUrl),
    auth: 'token',
    oneUri: true,
  })
  return { url: reachable(api.baseUrl, raw.urls[0].url), expires: raw.expires ?? null }
}
