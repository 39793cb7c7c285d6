import type { TestServer } from '../../cloudreve/index.ts'
import type { Fault } from '../../cloudreve/faults/faults.ts'
import type { RequestRecord } from '../../cloudreve/http/requests.ts'
import type { FaultPlan } from '../plan/types.ts'
import { fillDisk } from './full-disk.ts'
import { Counter } from './requests.ts'

const html = { contentType: 'text/html', body: '<html><title>a proxy</title></html>' } as const
const linkExpired = JSON.stringify({ code: 40005, msg: 'signature expired' })
const proxyStatuses = [502, 504, 503, 500, 429, 413, 200]

/** Makes the drawn faults happen, and ends them. */
export class Trouble {
  /** Faults that happened, by kind. */
  readonly happened: string[] = []
  private readonly server: TestServer
  private readonly undo: (() => void)[] = []
  private restarting: Promise<void> = Promise.resolve()
  private requestsUntilWell = Infinity
  private pausesUntilWell = Infinity

  constructor(server: TestServer) {
    this.server = server
  }

  begin(faults: readonly FaultPlan[]): void {
    this.undo.push(this.server.faults.add({ match: () => this.recover(), do: { kind: 'delay', ms: 0 } }))
    for (const fault of faults) this.undo.push(this.install(fault))
  }

  /** An engine's pause of so many milliseconds: databases get well by themselves at some time. */
  onPause(ms: number): void {
    this.pausesUntilWell -= ms
    if (this.pausesUntilWell <= 0) this.heal()
  }

  fillDisk(folder: string, bytes: number): void {
    this.happened.push('full disk')
    this.undo.push(fillDisk(folder, bytes))
  }

  async end(): Promise<void> {
    for (const remove of this.undo) remove()
    await this.restarting
    this.server.faults.failNextCommit(0)
    this.heal()
  }

  private install(fault: FaultPlan): () => void {
    const counter = new Counter(fault)
    let reply: Fault | null = null
    const match = (request: RequestRecord): boolean => {
      if (!counter.counts(request)) return false
      this.happened.push(fault.kind)
      reply = faultOf(fault, Number(request.headers['content-length'] ?? 0))
      if (!reply) this.strike(fault)
      return reply !== null
    }
    return this.server.faults.add({
      match,
      get do(): Fault {
        return reply ?? { kind: 'delay', ms: 0 }
      },
    })
  }

  /** Troubles of the whole server. */
  private strike({ kind, share }: FaultPlan): void {
    const { faults, site } = this.server
    if (kind === 'restart' || kind === 'kill-server') {
      const how = kind === 'restart' ? 'orderly' : 'killed'
      this.restarting = this.restarting.then(() => this.server.restart(how))
    } else if (kind === 'failed-commit') faults.failNextCommit(1)
    else {
      if (kind === 'banned') for (const user of site.state.users) user.status = 'manual_banned'
      else faults.wedge(kind === 'wedge-all' ? 'everything' : 'writes')
      this.requestsUntilWell = 3 + Math.round(share * 20)
      this.pausesUntilWell = share * 3_600_000
    }
  }

  private recover(): boolean {
    if (--this.requestsUntilWell <= 0) this.heal()
    return false
  }

  private heal(): void {
    this.requestsUntilWell = Infinity
    this.pausesUntilWell = Infinity
    this.server.faults.unwedge()
    for (const user of this.server.site.state.users) user.status = 'active'
  }
}

/** What becomes of one request; null: it is the server that has the trouble. */
function faultOf({ kind, share, request }: FaultPlan, bodyBytes: number): Fault | null {
  const status = proxyStatuses[Math.floor(share * proxyStatuses.length)] ?? 502
  switch (kind) {
    case 'cut':
      return { kind: 'cut', afterBodyBytes: Math.floor(share * bodyBytes) }
    case 'lost-answer':
      return { kind: 'cut-after-body' }
    case 'lost-request':
      return { kind: 'cut-before-work' }
    case 'stall':
      return { kind: 'stall', afterBodyBytes: Math.floor(share * bodyBytes) }
    case 'stall-after':
      return { kind: 'stall' }
    case 'html':
      return { kind: 'answer', status, ...html }
    case 'html-after-work':
      return { kind: 'answer', status: status === 413 || status === 429 ? 504 : status, ...html, work: true }
    case 'html-early':
      return { kind: 'answer', status: status === 200 ? 413 : status, ...html, beforeBody: true }
    case 'half-json':
      return {
        kind: 'answer',
        status: 200,
        contentType: 'application/json',
        body: '{"code":0,"da',
        work: share < 0.5,
      }
    case 'wrong-size':
      return { kind: 'wrong-size', size: 1 }
    case 'slow':
      return { kind: 'delay', ms: 30 }
    case 'signed-out':
      return { kind: 'expired-token' }
    case 'cut-answer':
    case 'short-answer':
      return { kind, afterBytes: Math.floor(share * (request === 'content' ? 1_200_000 * share : 40)) }
    case 'ignore-range':
      return { kind }
    case 'link-expired':
      return { kind: 'answer', status: 200, contentType: 'application/json', body: linkExpired }
    case 'restart':
    case 'kill-server':
    case 'wedge-all':
    case 'wedge-writes':
    case 'failed-commit':
    case 'banned':
      return null
  }
}
