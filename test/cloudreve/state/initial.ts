import { identitySettings, newIdentityState } from '../identity/state.ts'
import { Random } from './random.ts'
import type { CoreSettings, SiteSettings, State } from './types.ts'

const coreSettings: CoreSettings = {
  maxEditSize: 52_428_800,
  uploadSessionTtl: 86_400,
  entityUrlTtl: 3600,
  maxBatchSize: 3000,
  useCursorPagination: true,
  eventsEnabled: true,
  eventDebounceMs: 5000,
  eventKeepAliveMs: 30_000,
  siteUrl: '',
}

/** A site without users, groups and policies. */
export function initialState(seed: string, settings: Partial<SiteSettings>): State {
  const counter = { randomBlocks: 0 }
  const identity = newIdentityState(new Random(seed, counter))
  return {
    seed,
    randomBlocks: counter.randomBlocks,
    lastStamp: '',
    lastId: {},
    settings: { ...coreSettings, ...identitySettings, ...settings },
    users: [],
    groups: [],
    policies: [],
    files: [],
    entities: [],
    directLinks: [],
    shares: [],
    ledger: [],
    identity,
  }
}
