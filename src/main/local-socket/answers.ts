import { basename } from 'node:path'
import type { Core } from '../../core/compose.ts'
import type { AnswerTo, Ask, AskFor } from '../../core/node/local-socket/messages.ts'
import { snapshot } from '../../core/node/files/snapshot.ts'
import { explain } from '../../core/services/explain.ts'
import { newLink } from '../../core/services/links/new-link.ts'
import { putPlan, twinIn } from '../../core/services/put-plan.ts'
import type { LocalSnapshot } from '../../shared/model/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { LinksDesk } from '../links/links-desk.ts'
import type { Decisions } from '../queue/decisions.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'
import type { Bulk } from '../transfers/bulk.ts'
import type { Transfers } from '../transfers/transfers.ts'
import { isListed, socketItem } from './item.ts'

export interface AnswerParts {
  readonly core: Pick<Core, 'accounts' | 'store' | 'clock'>
  readonly remote: Remote
  readonly activity: Activity
  readonly queue: Queue
  readonly transfers: Pick<Transfers, 'retry'>
  readonly bulk: Pick<Bulk, 'retryFailed' | 'cancelAll'>
  readonly decisions: Pick<Decisions, 'decide'>
  readonly links: Pick<LinksDesk, 'links' | 'push' | 'remove'>
}

/** What the app does for a command line: the answer itself, or a promise of it. */
export function createAnswers(parts: AnswerParts): (ask: Ask) => unknown {
  return (ask) => (ask.do === 'list' || ask.do === 'watch' ? list(parts) : work(parts, ask))
}

async function work(parts: AnswerParts, ask: Exclude<Ask, { do: 'list' | 'watch' }>): Promise<unknown> {
  const { queue, transfers, bulk, decisions, links } = parts
  switch (ask.do) {
    case 'put':
      return put(parts, ask)
    case 'decide':
      await decisions.decide(ask.transfer, ask.revision, ask.kind, null)
      return null
    case 'pause':
      await queue.pause(ask.transfer)
      return null
    case 'resume':
      await queue.resume(ask.transfer)
      return null
    case 'retry':
      await transfers.retry(ask.transfer)
      return null
    case 'cancel':
      await queue.cancel(ask.transfer)
      return null
    case 'pauseAll':
      await queue.pauseAll()
      return null
    case 'resumeAll':
      await queue.resumeAll()
      return null
    case 'retryFailed':
      await bulk.retryFailed()
      return null
    case 'cancelAll':
      await bulk.cancelAll()
      return null
    case 'linkAdd':
      return addLink(parts, ask)
    case 'linkPush':
      return (await links.push(ask.link))?.transfer ?? null
    case 'linkPause':
    case 'linkResume':
      await links.links.setPaused(ask.link, ask.do === 'linkPause')
      return null
    case 'linkRemove':
      await links.remove(ask.link)
      return null
  }
}

function list({ activity, queue }: AnswerParts): AnswerTo<'list'> {
  return {
    items: [...activity.all()].filter(isListed).map(socketItem),
    progress: activity.progressNow().map(({ id, sent, total }) => ({ id, sent, total })),
    isPaused: queue.isPaused,
  }
}

async function put(
  parts: AnswerParts,
  { account: name, uri, paths, ifVersion, parents }: AskFor<'put'>,
): Promise<AnswerTo<'put'>> {
  const { core, remote, queue } = parts
  const account = await core.accounts.resolve(name ?? undefined)
  const { readable, failed } = await look(paths)
  if (readable.length === 0) return { kind: 'begun', transfers: [], failed }
  const request = { sources: readable, uri, ...(ifVersion !== null && { ifVersion }) }
  const wanted = await remote(account, uri, (connection) => putPlan(core, connection, request, { parents }))
  const twin = twinIn(wanted)
  if (twin) return { kind: 'twins', name: basename(twin.source.path) }
  const added = await queue.add(wanted)
  const transfers = added.map(({ id, source }, index) => ({
    id,
    isResumed: source !== wanted[index]?.source,
  }))
  return { kind: 'begun', transfers, failed }
}

async function addLink(
  { core, remote, links }: AnswerParts,
  { account: name, uri, path, mode }: AskFor<'linkAdd'>,
): Promise<AnswerTo<'linkAdd'>> {
  const account = await core.accounts.resolve(name ?? undefined)
  const wanted = await remote(account, uri, (connection) => newLink(core, connection, { path, uri, mode }))
  return (await links.links.add(wanted)).row.id
}

async function look(paths: readonly string[]) {
  const readable: LocalSnapshot[] = []
  const failed: Extract<AnswerTo<'put'>, { kind: 'begun' }>['failed'] = []
  for (const path of paths) {
    try {
      readable.push(await snapshot(path))
    } catch (error) {
      const { code, params } = explain(error, { host: '', name: path, uri: '' })
      failed.push({ path, failure: { code, params } })
    }
  }
  return { readable, failed }
}
