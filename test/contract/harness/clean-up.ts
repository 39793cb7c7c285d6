import type { Client } from './client.ts'
import type { ConflictData, ListData } from './data.ts'

/** Removes the folder of a scenario for good, whatever is locked in it, and what it left in the trash. */
export async function removeFolder(user: Client, folder: string): Promise<void> {
  const removal = await user.remove([folder], { skip_soft_delete: true })
  if (removal.code === 40073) {
    const tokens = (removal.data as ConflictData[]).flatMap((each) => each.token ?? [])
    await user.call('DELETE', '/file/lock', { json: { tokens } })
    await user.remove([folder], { skip_soft_delete: true })
  }
  await emptyTrashOf(user, folder)
}

async function emptyTrashOf(user: Client, folder: string): Promise<void> {
  const ours: string[] = []
  let token: string | undefined
  do {
    const query = {
      uri: 'cloudreve://trash',
      page_size: 500,
      order_by: 'created_at',
      order_direction: 'desc',
    }
    const page = await user.call('GET', '/file', {
      query: token === undefined ? query : { ...query, next_page_token: token },
    })
    if (page.code !== 0) return
    const list = page.data as ListData
    for (const file of list.files) {
      const origin = file.metadata?.['sys:restore_uri'] ?? ''
      if (origin === folder || origin.startsWith(`${folder}/`)) ours.push(file.path)
    }
    token = list.pagination['next_token'] as string | undefined
  } while (token !== undefined)
  if (ours.length > 0) await user.remove(ours, { skip_soft_delete: true })
}
