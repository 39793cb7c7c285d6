import type { DesktopApi } from '../../shared/ipc/contract.ts'
import { plain } from './plain.ts'

type Call = (input?: unknown) => Promise<unknown>
type Groups = Omit<DesktopApi, 'events'>

/** Everything the page asks of Redrop goes through here; what it gives may be reactive. */
export const desktop: DesktopApi = {
  app: group('app'),
  demo: group('demo'),
  accounts: group('accounts'),
  browse: group('browse'),
  compare: group('compare'),
  pins: group('pins'),
  plans: group('plans'),
  quickSave: group('quickSave'),
  shortcuts: group('shortcuts'),
  history: group('history'),
  links: group('links'),
  live: group('live'),
  outside: group('outside'),
  safety: group('safety'),
  trash: group('trash'),
  versions: group('versions'),
  windows: group('windows'),
  transfers: group('transfers'),
  decisions: group('decisions'),
  network: group('network'),
  secrets: group('secrets'),
  settings: group('settings'),
  activity: group('activity'),
  get events() {
    return window.redrop.events
  },
}

/** Looked up when it is called: the page may be loaded before a test has put its own in place. */
function group<G extends keyof Groups>(name: G): DesktopApi[G] {
  return new Proxy({} as DesktopApi[G], {
    get: (_, method: string) => (input?: unknown) => {
      const calls = window.redrop[name] as unknown as Readonly<Record<string, Call>>
      return input === undefined ? calls[method]?.() : calls[method]?.(plain(input))
    },
  })
}
