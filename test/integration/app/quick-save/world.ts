import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createCore, type Core } from '../../../../src/core/compose.ts'
import { list } from '../../../../src/core/cloudreve/listing.ts'
import { fileRef } from '../../../../src/core/engine/entries.ts'
import { createServices, type Services, type ServicesParts } from '../../../../src/main/boot/services.ts'
import { afterSave } from '../../../../src/main/quick-save/after-save.ts'
import { QuickSave } from '../../../../src/main/quick-save/quick-save.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import type { ActivityItem, Arrival } from '../../../../src/shared/ipc/contract.ts'
import type { Account, FileRef } from '../../../../src/shared/model/index.ts'
import { silent } from '../../../unit/main/fakes.ts'
import { signedIn, type World } from '../../cli/harness/world.ts'
import { FakeClipboard } from './fake-clipboard.ts'

export interface Told {
  readonly ids: readonly string[]
  readonly copied: string | null
}

/** The app of a profile as far as it saves the clipboard, in front of a server. */
export interface QuickSaving extends World {
  readonly core: Core
  readonly services: Services
  readonly quickSave: QuickSave
  readonly clipboard: FakeClipboard
  readonly account: Account
  /** The root folder of the account. */
  readonly root: FileRef
  readonly told: Told[]
  readonly arrivals: Arrival[]
  readonly sites: URL[]
  /** Milliseconds that the clock is ahead. */
  readonly time: { ahead: number }
  /** Saves what is on the clipboard now, as the window does. */
  save(folder?: FileRef | null): Promise<readonly string[]>
  /** Resolves once what was begun is told to be saved. */
  saved(count: number): Promise<void>
  /** Resolves once a transfer is as wanted. */
  until(id: string, isSo: (item: ActivityItem) => boolean): Promise<ActivityItem>
}

export async function quickSaving(): Promise<QuickSaving> {
  const world = await signedIn()
  const time = { ahead: 0 }
  const clock = {
    now: () => Date.now() + time.ahead,
    monotonic: () => performance.now() + time.ahead,
    sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal ? { signal } : {}),
  }
  const core = await createCore({ env: world.env, log: silent, version: '0', clock })
  const nowhere = () => Promise.reject(new Error('nothing is shown'))
  const dialogs: { [K in keyof ServicesParts['dialogs']]?: unknown } = {}
  const waiting = new Set<() => void>()
  const tell = () => waiting.forEach((check) => check())
  const services = createServices({
    core,
    log: silent,
    broadcast: () => undefined,
    dialogs: dialogs as ServicesParts['dialogs'],
    t: () => createTranslator('en'),
    openBrowser: () => Promise.resolve(false),
    safeShell: { openFile: nowhere, openFolder: nowhere },
    onActivity() {
      quickSave.hear()
      tell()
    },
    onProgress: () => undefined,
    onAccounts: () => undefined,
    onSignInNeeded: () => undefined,
    loadDemo: nowhere,
    isSeen: () => false,
    compareWorker: '',
    lockLimit: () => null,
  })
  onTestFinished(async () => {
    await services.queue.stop()
    services.activity.stop()
    services.live.stop()
    await core.close()
  })
  const clipboard = new FakeClipboard()
  const told: Told[] = []
  const arrivals: Arrival[] = []
  const sites: URL[] = []
  const common = { core, log: silent, remote: services.remote, clipboard }
  const after = {
    ...common,
    safeShell: { openSite: (url: URL) => Promise.resolve(void sites.push(url)) },
    open: (arrival: Arrival) => void arrivals.push(arrival),
    told(ids: readonly string[], copied: string | null) {
      told.push({ ids, copied })
      tell()
    },
  }
  const quickSave: QuickSave = new QuickSave({
    ...common,
    ...{ queue: services.queue, activity: services.activity },
    thumbnail: () => 'data:image/png;base64,',
    onSaved: (press, saved) => afterSave(after, press.facts, saved),
  })
  const [account] = await core.accounts.list()
  if (!account) throw new Error('nobody is signed in')
  const root = fileRef(account, (await list((await core.connect(account)).api, 'cloudreve://my')).parent)
  const when = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isSo()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return {
    ...{ ...world, core, services, quickSave, clipboard, account, root, told, arrivals, sites, time },
    async save(folder = root) {
      const { token } = await quickSave.preview({ account })
      return (await quickSave.save({ account, token, folder })).transfers
    },
    saved: (count) => when(() => told.length === count),
    async until(id, isSo) {
      const found = () => services.activity.items().find((item) => item.id === id && isSo(item))
      await when(() => found() !== undefined)
      return found() as ActivityItem
    },
  }
}

/** Files on the server that are not in the trash. */
export function files({ server }: QuickSaving) {
  return server.site.state.files.filter(({ type, trashed }) => type === 'file' && !trashed)
}

/** Of a file in the root folder. */
export async function contentOf(world: QuickSaving, name: string): Promise<string | null> {
  return world.content(`cloudreve://my/${encodeURIComponent(name)}`)
}
