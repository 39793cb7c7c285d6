import type { Clipboard } from 'electron'
import type { Core } from '../../core/compose.ts'
import { capacity } from '../../core/cloudreve/user.ts'
import { RedropError } from '../../shared/errors.ts'
import type { AppInfo, SignedOutInfo } from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey } from '../../shared/model/index.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Services } from '../boot/services.ts'
import type { Arrivals } from '../deep-link/arrivals.ts'
import type { FileDialogs } from '../local-files/dialogs.ts'
import { pasted } from '../local-files/pasted.ts'
import type { OutsideMenu } from '../outside/send-to-menu.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { copyLinks, folderPage } from '../remote/links.ts'
import { listTrash } from '../remote/trash-list.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import type { LoginStart } from '../startup/open-at-login.ts'
import { compareHandlers } from '../compare/compare-handlers.ts'
import { versionsHandlers } from '../versions/versions-handlers.ts'
import { toFailure } from './failure.ts'
import { historyHandlers } from './history-handlers.ts'
import { planHandlers } from './plan-handlers.ts'
import { quickSaveHandlers, type QuickSaveHandlerParts } from '../quick-save/quick-save-handlers.ts'
import { queueHandlers } from './queue-handlers.ts'
import { editsHandlers } from '../edits/edits-handlers.ts'
import { linksHandlers } from '../links/links-handlers.ts'
import type { Handlers } from './router.ts'
import { safetyHandlers } from './safety-handlers.ts'
import { windowsHandlers, type WindowsParts } from '../windows/windows-handlers.ts'

export interface HandlerParts extends QuickSaveHandlerParts {
  readonly core: Core
  readonly log: Logger
  readonly services: Services
  readonly preferences: Preferences
  readonly safeShell: SafeShell
  readonly dialogs: FileDialogs
  readonly clipboard: Pick<Clipboard, 'read' | 'writeText'>
  readonly info: () => AppInfo
  readonly arrivals: Pick<Arrivals, 'put' | 'take'>
  readonly windows: WindowsParts
  readonly loginStart: LoginStart
  readonly outsideMenu: OutsideMenu
}

/** Every request and who answers it. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { core, services, preferences, dialogs } = parts
  const {
    accounts,
    signIns,
    remote,
    browse,
    trash,
    pins,
    refs,
    transfers,

    decisions,
    activity,
    network,
    secrets,
  } = services
  return {
    'app.info': () => parts.info(),
    'app.arrivals': () => parts.arrivals.take(),
    'app.openAtLogin': () => parts.loginStart.read(),
    'app.setOpenAtLogin': ({ on }) => parts.loginStart.set(on),
    'app.copy': async ({ text }) => {
      await parts.clipboard.writeText(text)
      return null
    },

    'demo.start': () => services.startDemo(),
    'demo.remove': async () => {
      await services.demo.remove()
      return null
    },

    'accounts.list': () => accounts.list(),
    'accounts.probe': (input) => signIns.probe(input),
    'accounts.captcha': ({ site }) => signIns.captcha(site),
    'accounts.signIn': (input) => signIns.signIn(input),
    'accounts.answer': ({ signIn, text }) => signIns.answer(signIn, text),
    'accounts.signInWithBrowser': (input) => signIns.signInWithBrowser(input),
    'accounts.openBrowserAgain': ({ signIn }) => signIns.openBrowserAgain(signIn),
    'accounts.waitForBrowser': ({ signIn }) => signIns.step(signIn),
    'accounts.cancelSignIn': ({ signIn }) => {
      signIns.cancel(signIn)
      return null
    },
    'accounts.signOut': ({ account }) => signOut(parts, account),
    'accounts.capacity': ({ account }) => remote(account, 'cloudreve://my', ({ api }) => capacity(api)),

    'browse.list': (input) => browse.list(input),
    'browse.details': ({ file }) => browse.details(file),
    'browse.createFolder': ({ folder, name }) => browse.createFolder(folder, name),
    'browse.rename': ({ file, name }) => browse.rename(file, name),
    'browse.trash': ({ files }) => trash.trash(files),
    'browse.untrash': ({ files }) => trash.untrash(files),
    'browse.openOnWeb': async ({ account, uri }) => {
      const { url } = await accountOf(core, account)
      await parts.safeShell.openSite(folderPage(url, uri), url)
      return null
    },
    'browse.copyLinks': ({ targets }) => copyLinks({ core, remote, clipboard: parts.clipboard }, targets),

    'pins.list': ({ account }) => pins.list(account),
    'pins.add': ({ targets }) => pins.add(targets),
    'pins.remove': ({ file }) => pins.remove(file),
    'pins.arrange': ({ account, ids }) => pins.arrange(account, ids),
    'pins.seen': ({ targets }) => pins.seen(targets),
    'pins.check': ({ account }) => pins.check(account),
    'pins.find': ({ file }) => pins.find(file),

    ...planHandlers(services.plans),
    ...historyHandlers(services.history),
    ...safetyHandlers(services.safety),
    ...windowsHandlers(parts),
    ...linksHandlers(services.links, parts.safeShell),
    ...editsHandlers(services.edits),
    'outside.get': () => parts.outsideMenu.read(),
    'outside.set': ({ on }) => parts.outsideMenu.set(on),
    'live.watch': ({ place }) => {
      services.live.watch(place)
      return null
    },

    'trash.list': ({ account, pageToken }) => listTrash(remote, account, pageToken),
    'trash.putInto': ({ files, folder }) => trash.putInto(files, folder),
    'trash.purge': ({ files }) => trash.purge(files),
    ...versionsHandlers(parts),
    ...compareHandlers(parts),
    ...quickSaveHandlers(parts),

    'transfers.registerDropped': ({ paths }) => refs.register(paths),
    'transfers.pick': async ({ what }) => refs.register(await dialogs.pick(what)),
    'transfers.paste': () =>
      pasted({ clipboard: parts.clipboard, refs, clock: core.clock, spool: core.profile.spool }),
    'transfers.replace': (input) => transfers.replace(input),
    'transfers.upload': (input) => transfers.upload(input),
    'transfers.uploadBeside': (input) => transfers.uploadBeside(input),
    'transfers.pickFolder': (input) => transfers.pickFolder(input),
    'transfers.downloadInto': (input) => transfers.downloadInto(input),
    'transfers.download': (input) => transfers.download(input),
    ...queueHandlers(core, services),

    'decisions.decide': async ({ id, revision, kind, place }) => {
      await decisions.decide(id, revision, kind, place ?? null)
      return null
    },
    'decisions.refresh': async ({ id, revision }) => {
      await decisions.refresh(id, revision)
      return null
    },
    'decisions.proposal': ({ id, revision }) => decisions.proposal(id, revision),

    'network.info': () => network.info(),
    'network.setProxy': ({ proxy, password }) => network.setProxy(proxy, password),
    'network.testProxy': ({ account, proxy, password }) => network.testProxy(account, proxy, password),
    'network.certificate': ({ origin }) => network.certificate(origin),
    'network.trust': ({ origin, fingerprint }) => network.trust(origin, fingerprint),
    'network.distrust': ({ origin }) => network.distrust(origin),
    'network.addAuthority': () => network.addAuthority(),
    'network.removeAuthority': ({ fingerprint }) => network.removeAuthority(fingerprint),

    'secrets.info': () => secrets.info(),
    'secrets.unlock': ({ passphrase }) => secrets.unlock(passphrase),
    'secrets.moveTo': ({ place }) => secrets.moveTo(place),
    'secrets.lookAgain': () => secrets.lookAgain(),
    'secrets.startAnew': () => secrets.startAnew(),

    'settings.get': () => preferences.current,
    'settings.set': (change) => preferences.set(change),
    'settings.showSafetyCopies': async () => {
      await parts.safeShell.openFolder(core.profile.safety)
      return null
    },

    'activity.snapshot': () => activity.snapshot(),
  }
}

async function signOut({ core, services, log }: HandlerParts, key: AccountKey): Promise<SignedOutInfo> {
  const account = await accountOf(core, key)
  const { notTold, keepsApp } = await core.accounts.signOut(account)
  await services.accounts.changed(key)
  await services.demo.left(key)
  const open = await core.store.transfers.open()
  return {
    notTold: notTold && toFailure(log, 'sign-out', notTold),
    keepsApp,
    waiting: open.filter((transfer) => sameAccount(transfer.account, key)).length,
  }
}

async function accountOf(core: Core, key: AccountKey) {
  const account = (await core.accounts.list()).find((candidate) => sameAccount(candidate, key))
  if (!account) throw new RedropError('account-unknown', { name: key.user, names: '' })
  return account
}
