import type { EventName, RequestName } from './contract.ts'

/** The channels are exactly these; there is no generic one. */
export const names = {
  requests: [
    'app.info',
    'accounts.list',
    'accounts.probe',
    'accounts.captcha',
    'accounts.signIn',
    'accounts.answer',
    'accounts.signInWithBrowser',
    'accounts.openBrowserAgain',
    'accounts.waitForBrowser',
    'accounts.cancelSignIn',
    'accounts.signOut',
    'accounts.capacity',
    'browse.list',
    'browse.details',
    'browse.createFolder',
    'browse.rename',
    'browse.trash',
    'browse.untrash',
    'browse.openOnWeb',
    'transfers.registerDropped',
    'transfers.pick',
    'transfers.paste',
    'transfers.replace',
    'transfers.upload',
    'transfers.download',
    'transfers.cancel',
    'transfers.retry',
    'transfers.clearFinished',
    'transfers.undo',
    'decisions.decide',
    'decisions.proposal',
    'settings.get',
    'settings.set',
    'activity.snapshot',
  ],
  events: [
    'onActivity',
    'onProgress',
    'onAccounts',
    'onSettings',
    'onFolderChanged',
    'onCommand',
    'onQuitting',
  ],
} as const satisfies { requests: readonly RequestName[]; events: readonly EventName[] }

type Assert<T extends true> = T
/** Do not compile while a name is missing from the lists. */
type _Requests = Assert<RequestName extends (typeof names.requests)[number] ? true : false>
type _Events = Assert<EventName extends (typeof names.events)[number] ? true : false>
