import { computed, ref, shallowRef, watch } from 'vue'
import type { NetworkInfo, ProxyChoice, Result } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useAccounts } from '../accounts/accounts-store.ts'

/** The proxy setting while it is typed. What can be used is kept at once. */
export function useProxy(info: () => NetworkInfo, onAnswer: (answer: Result<NetworkInfo>) => void) {
  const failureText = useFailureText()
  const accounts = useAccounts()
  const mode = ref<ProxyChoice['mode']>(info().proxy.mode)
  const url = ref(info().proxy.url)
  const user = ref(info().proxy.user)
  const password = ref('')
  const problem = ref<string | null>(null)
  const reached = shallowRef<{ host: string; milliseconds: number } | null>(null)
  const testing = ref(false)

  const choice = (): ProxyChoice => ({ mode: mode.value, url: url.value.trim(), user: user.value.trim() })
  /** Null: the kept one. */
  const typed = () => (password.value === '' ? null : password.value)

  async function keep(): Promise<void> {
    problem.value = null
    reached.value = null
    const proxy = choice()
    if (proxy.mode === 'manual' && proxy.url === '') return
    // Without a user there is no password to keep.
    const sent = typed()
    const answer = await desktop.network.setProxy({ proxy, password: proxy.user === '' ? '' : sent })
    if (!answer.ok) {
      problem.value = failureText(answer.error)
      return
    }
    // What has been typed since is the next one.
    if (password.value === sent) password.value = ''
    onAnswer(answer)
  }

  async function test(): Promise<void> {
    const account = accounts.current
    if (!account) return
    problem.value = null
    reached.value = null
    testing.value = true
    const answer = await desktop.network.testProxy({
      account: { instance: account.instance, user: account.user },
      proxy: choice(),
      password: typed(),
    })
    testing.value = false
    if (answer.ok) reached.value = answer.value
    else problem.value = failureText(answer.error)
  }

  watch(mode, () => void keep())

  const canTest = computed(
    () => accounts.current !== null && (mode.value !== 'manual' || url.value.trim() !== ''),
  )
  return { mode, url, user, password, problem, reached, testing, canTest, keep, test }
}
