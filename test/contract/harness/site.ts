import type { TestServer } from '../../cloudreve/index.ts'
import type { Group, Policy } from '../../cloudreve/state/types.ts'

/** The storage policy of everybody on a fresh test server. */
export function policyOf(server: TestServer): Policy {
  return first(server.site.state.policies)
}

/** The group of everybody on a fresh test server. */
export function groupOf(server: TestServer): Group {
  return first(server.site.state.groups.filter((group) => group.name === 'User'))
}

function first<T>(list: readonly T[]): T {
  const [item] = list
  if (item === undefined) throw new Error('a fresh test server has a policy and a group')
  return item
}
