import type { Api } from './api.ts'
import { Code } from './codes.ts'
import { isCode } from './errors.ts'
import { nothing } from './schemas/basic.ts'

/**
 * Breaks locks by their tokens; knowing a token is all it takes. One call each, since a list is all or nothing; an
 * unknown token (40001) is a lock that is released already (contract §6.3).
 */
export async function release(api: Api, tokens: readonly string[]): Promise<void> {
  for (const token of tokens) {
    try {
      await api.call({
        method: 'DELETE',
        path: '/file/lock',
        json: { tokens: [token] },
        schema: nothing,
        auth: 'token',
      })
    } catch (error) {
      if (!isCode(error, Code.BadParameter)) throw error
    }
  }
}
