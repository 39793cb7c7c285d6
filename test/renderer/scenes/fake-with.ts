import type { AccountInfo, AppInfo, DesktopApi } from '../../../src/shared/ipc/contract.ts'
import { createFake, ok, type Overrides } from '../fake-api.ts'
import { ana, appInfo, settings } from '../fake-data.ts'
import type { Look } from './scene.ts'

export interface World {
  readonly accounts?: readonly AccountInfo[]
  readonly info?: Partial<AppInfo>
  readonly overrides?: Overrides
}

/** A fake in the language and theme of the picture. */
export function fakeWith(world: World = {}): (look: Look) => DesktopApi {
  return ({ systemLocale, theme }) =>
    createFake(
      {
        settings: { get: () => ok({ ...settings, theme }) },
        ...world.overrides,
        app: { info: () => ok({ ...appInfo, systemLocale, ...world.info }), ...world.overrides?.app },
      },
      world.accounts ?? [ana],
    ).api
}
