import { z } from 'zod'
import { ofSite } from './address.ts'
import type { Api } from './api.ts'

/**
 * A link by which everybody can see and download a file, and its later versions. `seconds`: after these it ends. Each call
 * makes another one (contract §8). Throws ApiError 40007 (the group may not), 40016, 403 (root, trash, somebody else’s).
 */
export async function shareLink(api: Api, uri: string, { seconds }: { seconds: number }): Promise<URL> {
  const made = await api.call({
    method: 'PUT',
    path: '/share',
    json: { uri, expire: seconds },
    schema: z.string().refine((link) => URL.canParse(link, api.baseUrl.href)),
    auth: 'token',
    oneUri: true,
  })
  return ofSite(api.baseUrl, made)
}
