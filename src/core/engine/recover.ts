import type { EngineContext, EngineListener } from './context.ts'
import { settleLeftovers } from './leftovers.ts'
import { removeUnneededFiles } from './unneeded-files.ts'

/** What earlier processes could not finish tidying up, on the servers and on this disk. Open transfers are left as they are. */
export async function recover(ctx: EngineContext, listener: EngineListener): Promise<void> {
  await settleLeftovers(ctx, listener)
  await removeUnneededFiles(ctx).catch((error: unknown) =>
    ctx.log.warn('files-left', { error: String(error) }),
  )
}
