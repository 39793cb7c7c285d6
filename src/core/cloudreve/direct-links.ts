import { z } from 'zod'
import { ofSite } from './address.ts'
import type { Api } from './api.ts'

/**
 * A lasting link to a file's content; it leads to later versions too, and asking again gives the same one. Throws ApiError
 * 40007 (the group may not), 40077 (a folder), 40016, 403.
 */
export async function directLink(api: Api, uri: string): Promise<URL> {
  const [made] = await api.call({
    method: 'PUT',
    path: '/file/source',
    json: { uris: [uri] },
    schema: z.tuple([z.object({ link: z.string().refine((link) => URL.canParse(link, api.baseUrl.href)) })]),
    auth: 'token',
    oneUri: true,
  })
  return ofSite(api.baseUrl, made.link)
}
