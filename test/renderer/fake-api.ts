import type {
  AccountInfo,
  DesktopApi,
  EventName,
  EventPayload,
  Failure,
  Result,
  Settings,
} from '../../src/shared/ipc/contract.ts'
import type { ErrorCode, ErrorParams } from '../../src/shared/errors.ts'
import {
  ana,
  appInfo,
  ben,
  certificateInfo,
  networkInfo,
  secretsInfo,
  exampleCloud,
  fileRow,
  folderPage,
  settings as usual,
  versionOf,
} from './fake-data.ts'
import { fakeCompare } from './fake-compare.ts'
import { fakeHistory } from './fake-history.ts'
import { fakeLinks } from './fake-links.ts'
import { fakePins } from './fake-pins.ts'
import { fakePlans } from './fake-plans.ts'
import { fakeQuickSave, fakeShortcuts } from './fake-quick-save.ts'
import { fakeSafety } from './fake-safety.ts'
import { trashRows } from './fake-trash.ts'
import { fakeVersions } from './fake-versions.ts'

export function ok<T>(value: T): Promise<Result<T>> {
  return Promise.resolve({ ok: true, value })
}

export function failure(code: ErrorCode, params: ErrorParams = {}): Failure {
  return { code, params }
}

export function fails(code: ErrorCode, params: ErrorParams = {}): Promise<{ ok: false; error: Failure }> {
  return Promise.resolve({ ok: false, error: failure(code, params) })
}

/** Parts of the API that a test answers itself. */
export type Overrides = { readonly [G in keyof DesktopApi]?: Partial<DesktopApi[G]> }

export interface Fake {
  readonly api: DesktopApi
  /** Every request in order, by `group.method`, with its input. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  emit<N extends EventName>(event: N, payload: EventPayload<N>): void
}

/** A Redrop without files, network and Electron: an account that is signed in and the folder of the mock-ups. */
export function createFake(overrides: Overrides = {}, accounts: readonly AccountInfo[] = [ana]): Fake {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const calls: { name: string; input: unknown }[] = []
  let settings: Settings = usual

  const listen =
    <N extends EventName>(event: N) =>
    (listener: (payload: EventPayload<N>) => void) => {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
      return () => void all.delete(listener)
    }

  const fake = {
    app: {
      info: () => ok(appInfo),
      arrivals: () => ok([]),
      openAtLogin: () => ok({ on: false, needsApproval: false }),
      setOpenAtLogin: ({ on }) => ok({ on, needsApproval: false }),
      copy: () => ok(null),
    },
    demo: { start: () => ok({ ...ben, isDemo: true }), remove: () => ok(null) },
    accounts: {
      list: () => ok(accounts),
      probe: () => ok(exampleCloud),
      captcha: () => ok({ ticket: 'ticket-1', picture: 'data:image/png;base64,' }),
      signIn: () => ok({ step: 'done', account: ana, isNew: true, tier: 'keychain' }),
      answer: () => ok({ step: 'done', account: ana, isNew: true, tier: 'keychain' }),
      signInWithBrowser: () =>
        ok({
          signIn: 'sign-in-1',
          url: 'https://cloud.example.org/session/authorize?client_id=redrop',
          opened: true,
          until: Date.now() + 581_000,
        }),
      openBrowserAgain: () => ok({ opened: true }),
      waitForBrowser: () => new Promise(() => undefined),
      cancelSignIn: () => ok(null),
      signOut: () => ok({ notTold: null, keepsApp: false, waiting: 0 }),
      capacity: () => ok({ used: 38.2 * 1024 ** 3, total: 100 * 1024 ** 3 }),
    },
    browse: {
      list: () => ok(folderPage),
      details: ({ file }) => {
        const row = fileRow('Q4 forecast.xlsx', 1_900_000, Date.now(), { file })
        return ok({ row, current: row.version, versions: [row.version], kept: 10, undoable: 'version' })
      },
      createFolder: ({ folder, name }) =>
        ok({ ...fileRow(name, 0, Date.now()), file: { ...folder, id: `id of ${name}` } }),
      rename: ({ file, name }) => ok(fileRow(name, 1024, Date.now(), { file })),
      trash: ({ files }) => ok({ done: files, failed: [] }),
      untrash: ({ files }) => ok({ done: files, failed: [] }),
      openOnWeb: () => ok(null),
      copyLinks: ({ targets }) => ok({ direct: targets.length, page: 0 }),
    },
    pins: fakePins(),
    plans: fakePlans(),
    quickSave: fakeQuickSave(),
    shortcuts: fakeShortcuts(),
    history: fakeHistory(),
    links: fakeLinks(),
    live: { watch: () => ok(null) },
    outside: { get: () => ok({ on: false }), set: ({ on }) => ok({ on }) },
    safety: fakeSafety(),
    trash: {
      list: () => ok({ rows: trashRows, nextToken: null }),
      putInto: ({ files }) => ok({ done: files, failed: [] }),
      purge: ({ files }) => ok({ done: files, failed: [] }),
    },
    versions: fakeVersions(),
    windows: { open: () => ok(null), fit: () => ok(null), showShelf: () => ok(null), quit: () => ok(null) },
    compare: fakeCompare(),
    transfers: {
      registerDropped: (files) =>
        ok(
          files.map((file, at) => ({
            id: `local-${at}`,
            name: (file as { name?: string }).name ?? 'file',
            size: (file as { size?: number }).size ?? 0,
            modifiedAt: Date.now(),
            kind: 'file' as const,
            problem: null,
          })),
        ),
      pick: () => ok([]),
      paste: () => ok([]),
      replace: () => ok({ transfer: 'transfer-1' }),
      upload: ({ refs }) => ok({ transfers: refs.map((_, at) => `transfer-${at}`), failed: [] }),
      uploadBeside: ({ refs }) => ok({ transfers: refs.map((_, at) => `transfer-${at}`), failed: [] }),
      pickFolder: () => ok({ folder: 'folder-1', taken: [] }),
      downloadInto: ({ files }) =>
        ok({ transfers: files.map((_, at) => `transfer-${at}`), skipped: 0, failed: [] }),
      download: () => ok({ transfer: 'transfer-1' }),
      cancel: () => ok(null),
      retry: () => ok(null),
      pause: () => ok(null),
      resume: () => ok(null),
      pauseAll: () => ok(null),
      resumeAll: () => ok(null),
      first: () => ok(null),
      retryFailed: () => ok(null),
      cancelAll: () => ok(null),
      clearFinished: () => ok(null),
      remove: () => ok(null),
      redo: () => ok(null),
      undo: () => ok({ to: 'version', version: versionOf('it', 1024, Date.now()), covered: null }),
    },
    decisions: {
      decide: () => ok(null),
      refresh: () => ok(null),
      proposal: () => ok({ folder: folderPage.folder.file, name: 'Q3 budget (Ana’s laptop).xlsx' }),
    },
    network: {
      info: () => ok(networkInfo),
      setProxy: ({ proxy }) => ok({ ...networkInfo, proxy }),
      testProxy: () => ok({ host: 'cloud.example.org', milliseconds: 84 }),
      certificate: () => ok(certificateInfo),
      trust: () => ok({ trusted: true }),
      distrust: () => ok({ ...networkInfo, certificates: [] }),
      addAuthority: () => ok(null),
      removeAuthority: () => ok({ ...networkInfo, authorities: [] }),
    },
    secrets: {
      info: () => ok(secretsInfo),
      unlock: () => ok({ ...secretsInfo, tier: 'encrypted-file' }),
      moveTo: ({ place }) => ok({ ...secretsInfo, tier: place.tier }),
      lookAgain: () => ok(secretsInfo),
      startAnew: () => ok({ ...secretsInfo, tier: 'session', undecided: true }),
    },
    settings: {
      get: () => ok(settings),
      set: (change) => {
        settings = { ...settings, ...change }
        return ok(settings)
      },
      showSafetyCopies: () => ok(null),
    },
    activity: { snapshot: () => ok({ sequence: 0, items: [], progress: [], isPaused: false }) },
    events: {
      onActivity: listen('onActivity'),
      onProgress: listen('onProgress'),
      onAccounts: listen('onAccounts'),
      onSecrets: listen('onSecrets'),
      onSettings: listen('onSettings'),
      onFolderChanged: listen('onFolderChanged'),
      onLinks: listen('onLinks'),
      onLive: listen('onLive'),
      onRows: listen('onRows'),
      onPins: listen('onPins'),
      onPlan: listen('onPlan'),
      onCommand: listen('onCommand'),
      onShortcuts: listen('onShortcuts'),
      onArrival: listen('onArrival'),
      onQuitting: listen('onQuitting'),
    },
  } satisfies DesktopApi

  return {
    api: recorded(withOverrides(fake, overrides), calls),
    calls,
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload as never)
    },
  }
}

type Methods = Readonly<Record<string, (input: unknown) => unknown>>

function withOverrides(fake: DesktopApi, overrides: Overrides): DesktopApi {
  const groups = Object.entries(fake).map(([name, group]: [string, object]) => [
    name,
    { ...group, ...overrides[name as keyof DesktopApi] },
  ])
  return Object.fromEntries(groups) as DesktopApi
}

/** Keeps what was asked; what cannot be cloned does not cross to main, so it must not get this far either. */
function recorded(api: DesktopApi, calls: { name: string; input: unknown }[]): DesktopApi {
  const groups = Object.entries(api).map(([name, group]: [string, Methods]) => {
    if (name === 'events') return [name, group]
    const methods = Object.entries(group).map(([method, call]) => [
      method,
      (input: unknown) => {
        calls.push({ name: `${name}.${method}`, input: structuredClone(input) })
        return call(input)
      },
    ])
    return [name, Object.fromEntries(methods) as Methods]
  })
  return Object.fromEntries(groups) as DesktopApi
}
