import type { Place } from './place.ts'
import { NotSeen } from './row.ts'

interface Group {
  readonly id: number
  readonly name: string
  readonly max_storage?: number
}

interface Capacity {
  readonly total: number
  readonly used: number
}

/** Leaves the user so many bytes of space, by a limit on their group. Answers the way to put it back, which happens anyway. */
export async function leaveSpace(place: Place, free: number): Promise<() => Promise<unknown>> {
  const { somebody } = place
  const { group } = (await somebody.ok('GET', '/user/me')) as { group: { name: string } }
  const page = { page: 1, page_size: 100, order_by: '', order_direction: 'asc' }
  const listed = await somebody.call('POST', '/admin/group', page)
  if (listed.code !== 0) throw new NotSeen(`space is an administrator's to set (code ${listed.code})`)
  const found = (listed.data as { groups: Group[] }).groups.find(({ name }) => name === group.name)
  if (!found) throw new NotSeen(`no group is called ${group.name}`)
  const whole = (await somebody.ok('GET', `/admin/group/${found.id}`)) as Group
  const { used } = (await somebody.ok('GET', '/user/capacity')) as Capacity
  const putBack = () => somebody.ok('PUT', `/admin/group/${found.id}`, { group: whole })
  place.cleanUp(putBack)
  const little = { ...whole, max_storage: used + free }
  await somebody.ok('PUT', `/admin/group/${found.id}`, { group: little })
  return putBack
}

export async function usedSpace({ somebody }: Place): Promise<number> {
  return ((await somebody.ok('GET', '/user/capacity')) as Capacity).used
}
