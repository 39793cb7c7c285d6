import { shallowRef, type Ref, type ShallowRef } from 'vue'
import type {
  AccountInfo,
  BrowserApp,
  BrowserSignIn,
  Failure,
  SiteInfo,
} from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { fieldOf, type Attention } from './sign-in-problem.ts'
import type { SignInPage } from './use-sign-in.ts'

interface Around {
  readonly page: Ref<SignInPage>
  readonly site: ShallowRef<SiteInfo | null>
  readonly busy: Ref<boolean>
  readonly point: (field: Attention['field'], what: Attention['what']) => void
  readonly done: (account: AccountInfo) => void
  readonly ask: <A>(call: () => Promise<A>, use: (answer: A) => void | Promise<void>) => Promise<void>
}

/** Signing in on the site's own pages, with an app that the administrator has registered. */
export function useBrowserSignIn({ page, site, point, done, ask }: Around) {
  const running = shallowRef<BrowserSignIn | null>(null)

  async function start(app: BrowserApp | null): Promise<void> {
    const at = site.value
    if (!at) return
    cancel()
    await ask(
      () => desktop.accounts.signInWithBrowser({ site: at.site, app }),
      (answer) => {
        if (!answer.ok) {
          failed(answer.error)
          return
        }
        running.value = answer.value
        page.value = 'browser'
        void wait(answer.value)
      },
    )
  }

  async function wait(mine: BrowserSignIn): Promise<void> {
    const answer = await desktop.accounts.waitForBrowser({ signIn: mine.signIn })
    if (running.value !== mine) return
    running.value = null
    if (!answer.ok) failed(answer.error)
    else if (answer.value.step === 'done') done(answer.value.account)
  }

  /** What the administrator gave is corrected where it was entered; the rest is said beside the password. */
  function failed(failure: Failure): void {
    const field = fieldOf(failure.code)
    page.value = field === 'clientId' || field === 'redirectUri' ? 'app' : 'password'
    point(field, failure)
  }

  async function openAgain(): Promise<void> {
    if (running.value) await desktop.accounts.openBrowserAgain({ signIn: running.value.signIn })
  }

  function cancel(): void {
    if (running.value) void desktop.accounts.cancelSignIn({ signIn: running.value.signIn })
    running.value = null
  }

  return { running, start, openAgain, cancel }
}
