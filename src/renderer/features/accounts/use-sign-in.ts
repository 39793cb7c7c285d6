import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type {
  AccountInfo,
  BrowserApp,
  CaptchaPicture,
  Failure,
  Result,
  SignInStep,
  SiteInfo,
} from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { certificateOrigin, useCertificates } from './certificates-store.ts'
import { useSecrets } from './secrets-store.ts'
import { fieldOf, type Attention } from './sign-in-problem.ts'
import { useBrowserSignIn } from './use-browser-sign-in.ts'

export type SignInPage = 'address' | 'password' | 'code' | 'app' | 'browser'

/**
 * Signing in, step by step: address, then password with letters of a picture and a code where the site asks for them, or
 * the browser. What was typed stays until it has worked. `onDone` gets the account.
 */
export function useSignIn(onDone: (account: AccountInfo) => void) {
  const secrets = useSecrets()
  const certificates = useCertificates()
  const page = ref<SignInPage>('address')
  const address = ref('')
  const email = ref('')
  const password = ref('')
  const letters = ref('')
  const site = shallowRef<SiteInfo | null>(null)
  /** A picture of our own for the next attempt, or the one that a running attempt asks about. */
  const fresh = shallowRef<CaptchaPicture | null>(null)
  const asked = shallowRef<{ readonly signIn: string; readonly picture: string | null } | null>(null)
  const busy = ref(false)
  /** The address is only reached without encryption, and the user has not agreed to that. */
  const insecure = ref(false)
  const attention = shallowRef<Attention | null>(null)

  const picture = computed(() => asked.value?.picture ?? fresh.value?.picture ?? null)

  /** Answers of a step that was left are of no use. */
  let run = 0
  async function ask<A>(call: () => Promise<A>, use: (answer: A) => void | Promise<void>): Promise<void> {
    const mine = ++run
    busy.value = true
    attention.value = null
    const answer = await call()
    if (mine !== run) return
    busy.value = false
    await use(answer)
  }

  function leave(): void {
    run++
    busy.value = false
    attention.value = null
    forget()
  }

  function forget(): void {
    if (asked.value) void desktop.accounts.cancelSignIn({ signIn: asked.value.signIn })
    asked.value = null
  }

  function point(field: Attention['field'], what: Attention['what'] = null): void {
    attention.value = { field, what }
  }

  function missing(values: Readonly<Partial<Record<Attention['field'], string>>>): boolean {
    const empty = Object.entries(values).find(([, value]) => value.trim() === '')
    if (empty) point(empty[0] as Attention['field'], 'missing')
    return empty !== undefined
  }

  async function connect(allowInsecure = false): Promise<void> {
    if (missing({ address: address.value })) return
    insecure.value = false
    await ask(
      () => desktop.accounts.probe({ address: address.value, allowInsecure }),
      async (answer) => {
        if (answer.ok) await enter(answer.value)
        else if (answer.error.code === 'insecure-http') insecure.value = true
        else await decide(answer.error, allowInsecure)
      },
    )
  }

  /** What only a person can vouch for is shown to them. */
  async function decide(error: Failure, allowInsecure: boolean): Promise<void> {
    const origin = certificateOrigin(error)
    const decided = origin === null ? null : await certificates.ask(origin)
    if (decided?.ok && decided.value) await connect(allowInsecure)
    else point('address', decided?.ok === false ? decided.error : error)
  }

  async function enter(found: SiteInfo): Promise<void> {
    site.value = found
    page.value = 'password'
    point(email.value === '' ? 'email' : 'password')
    await newPicture()
  }

  async function newPicture(): Promise<void> {
    forget()
    fresh.value = null
    letters.value = ''
    const at = site.value
    if (at?.captcha !== 'picture') return
    const answer = await desktop.accounts.captcha({ site: at.site })
    if (at !== site.value) return
    if (answer.ok) fresh.value = answer.value
    else point('form', answer.error)
  }

  async function submitPassword(): Promise<void> {
    const at = site.value
    if (!at || busy.value) return
    if (missing({ email: email.value, password: password.value })) return
    if (picture.value !== null && missing({ letters: letters.value })) return
    if (!(await secrets.ready())) return
    const pending = asked.value
    const text = letters.value
    const captcha = fresh.value && { ticket: fresh.value.ticket, text }
    await ask(
      () =>
        pending
          ? desktop.accounts.answer({ signIn: pending.signIn, text })
          : desktop.accounts.signIn({
              site: at.site,
              email: email.value.trim(),
              password: password.value,
              captcha,
            }),
      take,
    )
  }

  async function submitCode(text: string): Promise<void> {
    const pending = asked.value
    if (!pending || busy.value) return
    await ask(() => desktop.accounts.answer({ signIn: pending.signIn, text }), take)
  }

  async function take(answer: Result<SignInStep>): Promise<void> {
    if (!answer.ok) return failed(answer.error)
    const step = answer.value
    if (step.step === 'done') {
      done(step.account)
      return
    }
    fresh.value = null
    if (step.step === 'two-factor') {
      asked.value = { signIn: step.signIn, picture: null }
      page.value = 'code'
      point('code', step.wrong ? { code: 'two-factor-wrong', params: {} } : null)
      return
    }
    letters.value = ''
    asked.value = { signIn: step.signIn, picture: step.picture }
    page.value = 'password'
    point('letters', step.wrong ? { code: 'captcha-wrong', params: {} } : null)
  }

  /** The attempt is over; every one uses its picture up. */
  async function failed(failure: Failure): Promise<void> {
    asked.value = null
    const field = fieldOf(failure.code)
    page.value = 'password'
    point(field === 'code' ? 'form' : field, failure)
    await newPicture()
  }

  function done(account: AccountInfo): void {
    asked.value = null
    password.value = ''
    onDone(account)
  }

  function back(): void {
    leave()
    page.value = 'password'
    point('password')
    void newPicture()
  }

  function changeSite(): void {
    leave()
    browser.cancel()
    page.value = 'address'
    site.value = null
    fresh.value = null
    point('address')
  }

  /** Begins at the password of an account that was here before. */
  function resume(account: AccountInfo): void {
    address.value = account.url
    email.value = account.email
    void connect()
  }

  // A picture that a running attempt asks about belongs to what was typed before.
  watch([email, password], () => {
    if (asked.value?.picture) void newPicture()
  })

  watch(address, () => (insecure.value = false))

  const browser = useBrowserSignIn({ page, site, busy, point, done, ask })

  onScopeDispose(() => {
    leave()
    browser.cancel()
  })

  return {
    page,
    address,
    email,
    password,
    letters,
    site,
    picture,
    busy,
    insecure,
    attention,
    browser,
    connect,
    newPicture,
    submitPassword,
    submitCode,
    back,
    changeSite,
    resume,
    openApp: () => {
      leave()
      page.value = 'app'
    },
    startBrowser: async (app: BrowserApp | null) => {
      if (await secrets.ready()) await browser.start(app)
    },
  }
}

export type SignIn = ReturnType<typeof useSignIn>
