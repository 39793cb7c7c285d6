import type { Answer, LinkInfo } from '../../../shared/ipc/contract.ts'
import { sameAccount } from '../../../shared/model/index.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { useBrowser } from '../../stores/browser.ts'
import { useQuestions } from '../../stores/decisions.ts'
import { toast } from '../../ui/index.ts'
import { useAccounts } from '../accounts/accounts-store.ts'
import { useLinkDialogs } from './link-dialogs.ts'
import type { LinkAction } from './link-menu.ts'
import { useLinkCompare } from './use-link-compare.ts'

/** What buttons, menus and keys do with a link. */
export function useLinkActions() {
  const t = useT()
  const failureText = useFailureText()
  const accounts = useAccounts()
  const browser = useBrowser()
  const navigation = useNavigation()
  const questions = useQuestions()
  const dialogs = useLinkDialogs()
  const { compare } = useLinkCompare()

  /** Says why not. Answers undefined then. */
  async function ask<V>(
    { id, name }: Pick<LinkInfo, 'id' | 'name'>,
    asked: Answer<V>,
  ): Promise<V | undefined> {
    const answer = await asked
    if (answer.ok) return answer.value
    const reason = failureText(answer.error)
    toast({ kind: 'bad', text: t('links.not', { name, reason }), key: `link ${id}` })
    return undefined
  }

  async function send(link: LinkInfo): Promise<void> {
    const { id, name } = link
    const sent = await ask(link, desktop.links.push({ id }))
    if (sent === null) toast({ text: t('links.sendNothing', { name }), key: `link ${id}`, timeout: 6000 })
  }

  async function showRemote({ account, folder, name }: LinkInfo): Promise<void> {
    accounts.use(account)
    navigation.go('files')
    await browser.openAccount(account)
    await browser.openAt(folder, name)
  }

  /** `unsent`: what becomes of what is not sent, also if it is still open somewhere; null: it is asked about. */
  async function finish(link: LinkInfo, unsent: 'send' | 'discard' | null): Promise<void> {
    const { id, name } = link
    const answer = await desktop.links.done({ id, unsent })
    if (answer.ok) {
      const names = answer.value.left.join(', ')
      const text = names === '' ? t('links.done.finished', { name }) : t('links.done.left', { name, names })
      toast({ kind: 'ok', text, key: `link ${id}` })
      return
    }
    const { code, params } = answer.error
    const isAsked = unsent === null && (code === 'unsent-changes' || code === 'still-open')
    if (isAsked)
      dialogs.asked = { kind: 'done', link, openIn: code === 'still-open' ? String(params['program']) : null }
    else toast({ kind: 'bad', text: failureText(answer.error), key: `link ${id}` })
  }

  return {
    finish,

    async unlink(link: LinkInfo): Promise<void> {
      const { id, name } = link
      const gone = await ask(link, desktop.links.remove({ id }))
      if (gone === null) toast({ text: t('links.unlink.done', { name }), key: `link ${id}` })
    },

    async run(action: LinkAction, link: LinkInfo): Promise<void> {
      const { id, transfer } = link
      switch (action) {
        case 'decide':
          if (transfer !== null) questions.open(transfer)
          return
        case 'send':
          return send(link)
        case 'open':
        case 'pause':
        case 'resume':
        case 'locate':
          await ask<unknown>(link, desktop.links[action]({ id }))
          return
        case 'show':
        case 'show-local':
          await ask(link, desktop.links.show({ id }))
          return
        case 'show-remote':
          return showRemote(link)
        case 'compare':
          await ask(link, compare(link))
          return
        case 'sign-in': {
          const owner = accounts.all.find((one) => sameAccount(one, link.account))
          if (owner) accounts.openSignIn(owner)
          return
        }
        case 'done':
          return finish(link, null)
        case 'unlink':
          dialogs.asked = { kind: 'unlink', link }
          return
        case 'on-save':
        case 'by-key':
        case 'by-hand':
          await ask(link, desktop.links.setMode({ id, mode: action }))
      }
    },
  }
}
