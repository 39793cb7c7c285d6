import type { TestProject } from 'vitest/node'
import { Agents } from './exchange.ts'
import { signIn } from './sign-in.ts'
import { realServer } from './target.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Access tokens for the real server; null = test server, where every scenario signs in by itself. */
    contractTokens: { readonly user: string; readonly second: string | null } | null
  }
}

/** Signs in once for the whole run against a real server. */
export default async function setup(project: TestProject): Promise<void> {
  const server = realServer()
  if (server === undefined) {
    project.provide('contractTokens', null)
    return
  }
  const agents = new Agents()
  const user = await signIn(server.url, server, agents)
  const second = server.second === undefined ? null : await signIn(server.url, server.second, agents)
  agents.close()
  project.provide('contractTokens', { user: user.access_token, second: second?.access_token ?? null })
}
