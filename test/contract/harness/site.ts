import type { TestServer } from '../../cloudreve/index.ts'
import type { Group, Policy } from '../../cloudreve/state/types.ts'
import type { Context } from './context.ts'

/** The storage policy of everybody on a fresh test server. */
export function policyOf(server: TestServer): Policy {
  return first(server.site.state.policies)
}

/** The group of everybody on a fresh test server. */
export function groupOf(server: TestServer): Group {
  return first(server.site.state.groups.filter((group) => group.name === 'User'))
}

/** Restarts the test server, and forgets the connections it closed. */
export async function restart({ server, user }: Context, how: 'orderly' | 'killed'): Promise<void> {
  await server.restart(how)
  user.agents.close()
}

function first<T>(list: readonly T[]): T {
  const [item] = list
  if (item === undefined) throw new Error('a fresh test server has a policy and a group')
  return item
}
