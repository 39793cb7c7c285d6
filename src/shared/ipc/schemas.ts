import { z } from 'zod'
import { isCopyName } from '../copy-name.ts'
import { compareSchemas } from './schemas/compare.ts'
import { historySchemas } from './schemas/history.ts'
import { linkSchemas } from './schemas/links.ts'
import { liveSchemas } from './schemas/live.ts'
import { planSchemas } from './schemas/plan.ts'
import { quickSaveSchemas, quickSaveSettings } from './schemas/quick-save.ts'
import { safetySchemas } from './schemas/safety.ts'
import { windowsSchemas } from './schemas/windows.ts'
import type { RequestInput, RequestName } from './contract.ts'

/** Longest text the page may send: URIs and names are shorter than this, or no server would take them. */
const text = z.string().max(4096)
const id = z.string().min(1).max(200)
const most = 10_000

/** Parts may come with more than is asked for, as when the page hands on an account or a row: the rest is left out. */
const account = z.object({ instance: id, user: id })
const file = z.object({ account, id, uri: text })
const files = z.array(file).max(most)
const refs = z.array(id).max(most)
const paths = z.array(text).max(most)

const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this-device') }),
  z.strictObject({ kind: z.literal('me-elsewhere') }),
  z.strictObject({ kind: z.literal('user'), id, name: text }),
  z.strictObject({ kind: z.literal('unknown') }),
])
const version = z.object({ id, size: z.int().nonnegative(), createdAt: z.number(), origin })

const pinTarget = z.object({ file, type: z.enum(['file', 'folder']), version: version.nullable() })
const pinTargets = z.array(pinTarget).max(most)

const orderBy = z.enum(['name', 'size', 'updated_at', 'created_at'])
const decision = z.enum([
  'replace',
  'follow',
  'create',
  'restore-and-replace',
  'wait',

  'release-lock',
  'accept-guard',
  'thin-out',
  'merged',
  'bring-back',
  'keep-remote',
])
const captcha = z.strictObject({ ticket: text, text })
const app = z.strictObject({ clientId: text, clientSecret: text, redirectUri: text })
const settings = z.strictObject({
  language: z.enum(['system', 'en', 'zh-CN']).exactOptional(),
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  density: z.enum(['compact', 'default', 'roomy']).exactOptional(),
  closeToTray: z.boolean().exactOptional(),
  notifySaved: z.boolean().exactOptional(),
  notifyNeedsYou: z.boolean().exactOptional(),
  notifyFailed: z.boolean().exactOptional(),
  notifyLinks: z.boolean().exactOptional(),
  notifyNames: z.boolean().exactOptional(),
  keepAwake: z.boolean().exactOptional(),
  newerAnswer: z.enum(['create', 'replace', 'keep-remote']).exactOptional(),
  lockLimit: z.int().positive().nullable().exactOptional(),
  undoSeconds: z.int().min(5).max(120).exactOptional(),
  historyDays: z.int().positive().nullable().exactOptional(),
  askAboutContent: z.boolean().exactOptional(),
  skipIdentical: z.boolean().exactOptional(),
  copyName: text.refine(isCopyName).exactOptional(),
  safetyCopies: z.boolean().exactOptional(),
  safetyLimit: z.int().positive().exactOptional(),
  filesAtOnce: z.int().min(1).max(8).exactOptional(),
  uploadLimit: z.int().min(1024).nullable().exactOptional(),
  keepModified: z.boolean().exactOptional(),
  ...quickSaveSettings,
})
const proxy = z.strictObject({ mode: z.enum(['system', 'none', 'manual']), url: text, user: text })
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/)
const passphrase = z.string().min(1).max(1024)
const place = z.discriminatedUnion('tier', [
  z.strictObject({ tier: z.literal('keychain') }),
  z.strictObject({ tier: z.literal('encrypted-file'), passphrase }),
  z.strictObject({ tier: z.literal('session') }),
])
/** `https://host:port`. */
const httpsOrigin = z.url({ protocol: /^https$/ }).max(4096)
const revision = z.int().positive()
const newPlace = z.object({ folder: file, name: text })
const none = z.null()

/** What each request must look like; nothing reaches a handler that does not. */
export const schemas = {
  'app.info': none,
  'app.arrivals': none,
  'app.openAtLogin': none,
  'app.setOpenAtLogin': z.strictObject({ on: z.boolean() }),
  'app.copy': z.strictObject({ text: z.string().max(100_000) }),
  'demo.start': none,
  'demo.remove': none,
  'accounts.list': none,
  'accounts.probe': z.strictObject({ address: text, allowInsecure: z.boolean() }),
  'accounts.captcha': z.strictObject({ site: id }),
  'accounts.signIn': z.strictObject({ site: id, email: text, password: text, captcha: captcha.nullable() }),
  'accounts.answer': z.strictObject({ signIn: id, text }),
  'accounts.signInWithBrowser': z.strictObject({ site: id, app: app.nullable() }),
  'accounts.openBrowserAgain': z.strictObject({ signIn: id }),
  'accounts.waitForBrowser': z.strictObject({ signIn: id }),
  'accounts.cancelSignIn': z.strictObject({ signIn: id }),
  'accounts.signOut': z.strictObject({ account }),
  'accounts.capacity': z.strictObject({ account }),
  'browse.list': z.strictObject({
    account,
    uri: text,
    orderBy,
    direction: z.enum(['asc', 'desc']),
    pageToken: text.nullable(),
  }),
  'browse.details': z.strictObject({ file }),
  'browse.createFolder': z.strictObject({ folder: file, name: text }),
  'browse.rename': z.strictObject({ file, name: text }),
  'browse.trash': z.strictObject({ files }),
  'browse.untrash': z.strictObject({ files }),
  'browse.openOnWeb': z.strictObject({ account, uri: text }),
  'browse.copyLinks': z.strictObject({
    targets: z.array(z.object({ file, type: z.enum(['file', 'folder']) })).max(most),
  }),
  'pins.list': z.strictObject({ account }),
  'pins.add': z.strictObject({ targets: pinTargets }),
  'pins.remove': z.strictObject({ file }),
  'pins.arrange': z.strictObject({ account, ids: z.array(id).max(most) }),
  'pins.seen': z.strictObject({ targets: pinTargets }),
  'pins.check': z.strictObject({ account }),
  'pins.find': z.strictObject({ file }),
  ...historySchemas,
  ...compareSchemas,
  ...linkSchemas,
  ...liveSchemas,
  'outside.get': none,
  'outside.set': z.strictObject({ on: z.boolean() }),
  ...planSchemas,
  ...quickSaveSchemas,
  ...safetySchemas,
  ...windowsSchemas,
  'trash.list': z.strictObject({ account, pageToken: text.nullable() }),
  'trash.putInto': z.strictObject({ files, folder: file }),
  'trash.purge': z.strictObject({ files }),
  'versions.list': z.strictObject({ file }),
  'versions.restore': z.strictObject({ file, version: id, over: id }),
  'versions.remove': z.strictObject({ file, version: id, over: id }),
  'versions.open': z.strictObject({ file, version: id }),
  'versions.undo': z.strictObject({ file, change: id }),
  'versions.redo': z.strictObject({ file, change: id }),
  'transfers.registerDropped': z.strictObject({ paths }),
  'transfers.pick': z.strictObject({ what: z.enum(['file', 'files', 'folder']) }),
  'transfers.paste': none,
  'transfers.replace': z.strictObject({ ref: id, file, base: version }),
  'transfers.upload': z.strictObject({ refs, folder: file }),
  'transfers.uploadBeside': z.strictObject({ refs, folder: file, name: text.nullable() }),
  'transfers.pickFolder': z.strictObject({ files }),
  'transfers.downloadInto': z.strictObject({ files, folder: id, taken: z.enum(['skip', 'keep-both']) }),
  'transfers.download': z.strictObject({ file, version: id.nullable() }),
  'transfers.cancel': z.strictObject({ id }),
  'transfers.retry': z.strictObject({ id }),
  'transfers.pause': z.strictObject({ id }),
  'transfers.resume': z.strictObject({ id }),
  'transfers.pauseAll': none,
  'transfers.resumeAll': none,
  'transfers.first': z.strictObject({ id }),
  'transfers.retryFailed': none,
  'transfers.cancelAll': none,
  'transfers.clearFinished': none,
  'transfers.remove': z.strictObject({ id }),
  'transfers.undo': z.strictObject({ id }),
  'transfers.redo': z.strictObject({ id }),
  'decisions.decide': z.strictObject({ id, revision, kind: decision, place: newPlace.exactOptional() }),
  'decisions.refresh': z.strictObject({ id, revision }),
  'decisions.proposal': z.strictObject({ id, revision }),
  'network.info': none,
  'network.setProxy': z.strictObject({ proxy, password: text.nullable() }),
  'network.testProxy': z.strictObject({ account, proxy, password: text.nullable() }),
  'network.certificate': z.strictObject({ origin: httpsOrigin }),
  'network.trust': z.strictObject({ origin: httpsOrigin, fingerprint }),
  'network.distrust': z.strictObject({ origin: httpsOrigin }),
  'network.addAuthority': none,
  'network.removeAuthority': z.strictObject({ fingerprint }),
  'secrets.info': none,
  'secrets.unlock': z.strictObject({ passphrase }),
  'secrets.moveTo': z.strictObject({ place }),
  'secrets.lookAgain': none,
  'secrets.startAnew': none,
  'settings.get': none,
  'settings.set': settings,
  'settings.showSafetyCopies': none,
  'activity.snapshot': none,
} satisfies { readonly [N in RequestName]: z.ZodType<RequestInput<N>> }

/** The other direction: what the contract allows is accepted. Names the requests for which that is not so. */
type TooNarrow = {
  [N in RequestName]: RequestInput<N> extends Loose<z.infer<(typeof schemas)[N]>> ? never : N
}[RequestName]
/** Zod's arrays are mutable, the contract's are not. */
type Loose<T> = T extends readonly (infer I)[]
  ? readonly Loose<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> }
    : T
type Assert<T extends true> = T
type _Equal = Assert<[TooNarrow] extends [never] ? true : false>
