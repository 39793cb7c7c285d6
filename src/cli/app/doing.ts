import { basename } from 'node:path'
import { percentOf } from '../../core/domain/progress.ts'
import type { SocketItem } from '../../core/node/local-socket/messages.ts'
import { fileName } from '../../shared/uri.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { errorText } from '../error-text.ts'
import type { Following } from './following.ts'

/** What the app is doing with a transfer, in a few words. */
export function doing(t: Translator, item: SocketItem, { isPaused, progress }: Following): string {
  switch (item.phase) {
    case 'queued':
      return t(isPaused ? 'cliApp.phase.paused' : 'cliApp.phase.queued')
    case 'waiting':
      return item.why ? t(`cli.status.waiting.${item.why}`) : t('cliApp.phase.queued')
    case 'sending': {
      const moved = progress.get(item.id)
      const percent = moved ? `  ${percentOf({ ...moved })} %` : ''
      return `${t('cliApp.phase.sending')}${percent}`
    }
    case 'checking':
    case 'saving':
    case 'resolving':
    case 'verifying':
      return t(`cli.put.${item.phase}`)
    case 'needs-decision':
      return t('cli.status.question')
    case 'failed':
      return item.failure ? errorText(t, item.failure.code, item.failure.params) : ''
    default:
      return t(`cliApp.phase.${item.phase}`)
  }
}

/** One transfer on one line. */
export function line(t: Translator, item: SocketItem, following: Following): string {
  const way = item.direction === 'upload' ? '→' : '←'
  return `${item.id.slice(0, 8)}  ${item.local} ${way} ${nameOf(item)}  ${doing(t, item, following)}`
}

/** One transfer for programs. */
export function itemJson(item: SocketItem, { isPaused, progress }: Following): Record<string, unknown> {
  const moved = progress.get(item.id)
  return {
    event: 'transfer',
    id: item.id,
    direction: item.direction,
    uri: item.uri,
    local: item.local,
    phase: item.phase,
    why: item.why,
    question: item.question?.kind ?? null,
    paused: item.why === 'paused' || (isPaused && item.phase === 'queued'),
    failure: item.failure?.code ?? null,
    ...(item.phase === 'sending' && moved ? { sent: moved.sent, total: moved.total } : {}),
  }
}

export function nameOf(item: Pick<SocketItem, 'uri' | 'local'>): string {
  return fileName(item.uri) || basename(item.local)
}
