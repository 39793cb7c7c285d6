import type { AccountKey, FileRef } from '../model/index.ts'
import type {
  AccountInfo,
  BrowserApp,
  BrowserSignIn,
  CapacityInfo,
  CaptchaPicture,
  SignedOutInfo,
  SignInStep,
  SiteInfo,
} from './types/accounts.ts'
import type { AppInfo, Command, Quitting, Settings } from './types/app.ts'
import type {
  BatchOutcome,
  FileDetails,
  FolderPage,
  LinksCopied,
  LinkTarget,
  OrderBy,
  Row,
} from './types/browse.ts'
import type { CompareApi } from './types/compare.ts'
import type { DecisionsApi } from './types/decisions.ts'
import type { HistoryApi } from './types/history.ts'
import type { EditsApi, LinkInfo, LinksApi } from './types/links.ts'
import type { LiveApi, LiveState, RowsSeen } from './types/live.ts'
import type { OutsideApi } from './types/outside.ts'
import type { SafetyApi } from './types/safety.ts'
import type {
  AuthorityInfo,
  CertificateInfo,
  NetworkInfo,
  ProxyChoice,
  SecretsInfo,
  SecretsPlace,
} from './types/network.ts'
import type { AccountPins, PinsApi } from './types/pins.ts'
import type { PlansApi, PlanSummary } from './types/plan.ts'
import type { QuickSaveApi } from './types/quick-save.ts'
import type { ShortcutsApi, ShortcutsInfo } from './types/shortcuts.ts'
import type { Answer, Unsubscribe } from './types/result.ts'
import type { TransfersApi } from './types/transfers-api.ts'
import type { Arrival, OpenAtLogin } from './types/shell.ts'
import type { TrashApi } from './types/trash.ts'
import type { VersionsApi } from './types/versions.ts'
import type { WindowsApi } from './types/windows.ts'
import type { ActivityPatch, ActivitySnapshot, FolderChanged, Progress } from './types/transfers.ts'

export type * from './types/accounts.ts'
export type * from './types/app.ts'
export type * from './types/browse.ts'
export type * from './types/compare.ts'
export type * from './types/decisions.ts'
export type * from './types/history.ts'
export type * from './types/links.ts'
export type * from './types/live.ts'
export type * from './types/outside.ts'
export type * from './types/safety.ts'
export type * from './types/network.ts'
export type * from './types/pins.ts'
export type * from './types/plan.ts'
export type * from './types/quick-save.ts'
export type * from './types/shortcuts.ts'
export type * from './types/result.ts'
export type * from './types/shell.ts'
export type * from './types/transfers.ts'
export type * from './types/trash.ts'
export type * from './types/versions.ts'
export type * from './types/windows.ts'

/** All that the page can ask of Redrop: `window.redrop`. Values cross by structured clone; no path, no secret does. */
export interface DesktopApi {
  readonly app: {
    info(): Answer<AppInfo>
    /** What has come from outside since it was last asked for, the oldest first. */
    arrivals(): Answer<readonly Arrival[]>
    openAtLogin(): Answer<OpenAtLogin>
    /** Puts a text on the clipboard. */
    copy(input: { text: string }): Answer<null>
    /** Answers what the system says afterwards. */
    setOpenAtLogin(input: { on: boolean }): Answer<OpenAtLogin>
  }
  readonly demo: {
    /** Starts the built-in demo server and signs in to it. */
    start(): Answer<AccountInfo>
    /** Removes the files of the demo server from this computer; nobody may be signed in to it. */
    remove(): Answer<null>
  }
  readonly accounts: {
    list(): Answer<readonly AccountInfo[]>
    /** See `probeSite`: `insecure-http` asks for `allowInsecure`, after the user has confirmed it. */
    probe(input: { address: string; allowInsecure: boolean }): Answer<SiteInfo>
    captcha(input: { site: string }): Answer<CaptchaPicture>
    /** `captcha`: a picture that was shown together with the form. */
    signIn(input: {
      site: string
      email: string
      password: string
      captcha: { ticket: string; text: string } | null
    }): Answer<SignInStep>
    /** The letters or the code that a step asked for. */
    answer(input: { signIn: string; text: string }): Answer<SignInStep>
    /** Opens the site's own pages. `app`: null uses the one kept for the site. */
    signInWithBrowser(input: { site: string; app: BrowserApp | null }): Answer<BrowserSignIn>
    openBrowserAgain(input: { signIn: string }): Answer<{ opened: boolean }>
    /** Answers when the browser has come back: `done`, or why not. */
    waitForBrowser(input: { signIn: string }): Answer<SignInStep>
    cancelSignIn(input: { signIn: string }): Answer<null>
    signOut(input: { account: AccountKey }): Answer<SignedOutInfo>
    capacity(input: { account: AccountKey }): Answer<CapacityInfo>
  }
  readonly browse: {
    /** `uri` of a folder, `cloudreve://my` for the root. `pageToken`: null for the first page. */
    list(input: {
      account: AccountKey
      uri: string
      orderBy: OrderBy
      direction: 'asc' | 'desc'
      pageToken: string | null
    }): Answer<FolderPage>
    details(input: { file: FileRef }): Answer<FileDetails>
    createFolder(input: { folder: FileRef; name: string }): Answer<Row>
    rename(input: { file: FileRef; name: string }): Answer<Row>
    trash(input: { files: readonly FileRef[] }): Answer<BatchOutcome>
    /** Takes `trash` back: the ids stay the same. */
    untrash(input: { files: readonly FileRef[] }): Answer<BatchOutcome>
    /** Shows a folder of an account in the browser. */
    openOnWeb(input: { account: AccountKey; uri: string }): Answer<null>
    /** Puts links on the clipboard, one a line. */
    copyLinks(input: { targets: readonly LinkTarget[] }): Answer<LinksCopied>
  }
  readonly pins: PinsApi
  readonly links: LinksApi & EditsApi
  readonly plans: PlansApi
  readonly quickSave: QuickSaveApi
  readonly shortcuts: ShortcutsApi
  readonly compare: CompareApi
  readonly history: HistoryApi
  readonly live: LiveApi
  readonly outside: OutsideApi
  readonly safety: SafetyApi
  readonly trash: TrashApi
  readonly versions: VersionsApi
  readonly windows: WindowsApi
  readonly transfers: TransfersApi
  readonly decisions: DecisionsApi
  readonly network: {
    info(): Answer<NetworkInfo>
    /** `password`: null leaves the kept one as it is, empty removes it. */
    setProxy(input: { proxy: ProxyChoice; password: string | null }): Answer<NetworkInfo>
    /** Reaches the site of an account by a proxy that is not kept yet. */
    testProxy(input: {
      account: AccountKey
      proxy: ProxyChoice
      password: string | null
    }): Answer<{ host: string; milliseconds: number }>
    /** What a server shows now; `origin` as in the error `certificate-untrusted`, or the URL of an account. */
    certificate(input: { origin: string }): Answer<CertificateInfo>
    /** False: the server shows another one by now, nothing is trusted. */
    trust(input: { origin: string; fingerprint: string }): Answer<{ trusted: boolean }>
    distrust(input: { origin: string }): Answer<NetworkInfo>
    /** Asks for a PEM file; null: cancelled. */
    addAuthority(): Answer<{ added: readonly AuthorityInfo[]; info: NetworkInfo } | null>
    removeAuthority(input: { fingerprint: string }): Answer<NetworkInfo>
  }
  readonly secrets: {
    info(): Answer<SecretsInfo>
    /** Opens the encrypted file; `passphrase-wrong` changes nothing. */
    unlock(input: { passphrase: string }): Answer<SecretsInfo>
    /** Moves all sign-ins and uses the place from now on. */
    moveTo(input: { place: SecretsPlace }): Answer<SecretsInfo>
    /** Whether there is a keychain by now. */
    lookAgain(): Answer<SecretsInfo>
    /** For a forgotten passphrase: the file is kept aside, everybody signs in again. */
    startAnew(): Answer<SecretsInfo>
  }
  readonly settings: {
    get(): Answer<Settings>
    set(input: Partial<Settings>): Answer<Settings>
    /** Shows the folder with the safety copies in the file manager. */
    showSafetyCopies(): Answer<null>
  }
  readonly activity: {
    snapshot(): Answer<ActivitySnapshot>
  }
  readonly events: {
    onActivity(listener: (patch: ActivityPatch) => void): Unsubscribe
    /** One batch for all transfers that moved, at most ten a second. */
    onProgress(listener: (batch: readonly Progress[]) => void): Unsubscribe
    onAccounts(listener: (accounts: readonly AccountInfo[]) => void): Unsubscribe
    onSecrets(listener: (secrets: SecretsInfo) => void): Unsubscribe
    onSettings(listener: (settings: Settings) => void): Unsubscribe
    onFolderChanged(listener: (change: FolderChanged) => void): Unsubscribe
    /** Whether what is on screen is true. */
    onLive(listener: (state: LiveState) => void): Unsubscribe
    onRows(listener: (seen: RowsSeen) => void): Unsubscribe
    onPins(listener: (pins: AccountPins) => void): Unsubscribe
    /** A plan that is open has changed, or more of it was read. */
    onPlan(listener: (plan: PlanSummary) => void): Unsubscribe
    /** All links, whenever something of one has changed. */
    onLinks(listener: (links: readonly LinkInfo[]) => void): Unsubscribe
    onCommand(listener: (command: Command) => void): Unsubscribe
    onShortcuts(listener: (shortcuts: ShortcutsInfo) => void): Unsubscribe
    /** Something has come from outside: ask for `app.arrivals`. */
    onArrival(listener: (nothing: null) => void): Unsubscribe
    onQuitting(listener: (quitting: Quitting) => void): Unsubscribe
  }
}

type Groups = Omit<DesktopApi, 'events'>

/** `group.method` of every request. */
export type RequestName = {
  [G in keyof Groups]: `${G}.${keyof Groups[G] & string}`
}[keyof Groups]

export type EventName = keyof DesktopApi['events']

type Method<N extends RequestName> = N extends `${infer G}.${infer M}`
  ? G extends keyof Groups
    ? M extends keyof Groups[G]
      ? Groups[G][M] extends (...args: infer A) => Answer<infer T>
        ? { input: A extends [infer I] ? I : null; output: T }
        : never
      : never
    : never
  : never

/** What crosses for a request: dropped files as the paths that the preload found for them. */
export type RequestInput<N extends RequestName> = N extends 'transfers.registerDropped'
  ? { paths: readonly string[] }
  : Method<N>['input']
export type RequestOutput<N extends RequestName> = Method<N>['output']

export type EventPayload<N extends EventName> = Parameters<Parameters<DesktopApi['events'][N]>[0]>[0]

declare global {
  /** The page's own type has everything; this layer only passes files on. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface File {}
  interface Window {
    readonly redrop: DesktopApi
  }
}
