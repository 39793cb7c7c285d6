import { Draw } from './draw.ts'
import type {
  Answer,
  FaultPlan,
  FilePlan,
  GetPlan,
  KillPlan,
  LocalChange,
  Plan,
  SitePlan,
  StrangerPlan,
  When,
} from './types.ts'
import { requests } from './types.ts'

const minute = 60_000

/** What a seed decides; the same for the same seed. */
export function drawPlan(seed: number): Plan {
  const draw = new Draw(seed)
  const client = draw.chance(0.12) ? 'child' : 'here'
  const site = drawSite(draw)
  const files = draw.list(draw.pick([1, 1, 2, 2, 3, 4]), (index) => drawFile(draw, index, site, client))
  const faults = draw.list(draw.pick([0, 1, 1, 2, 2, 3, 4]), () => drawFault(draw, client))
  const strangers = draw.list(draw.pick([0, 0, 1, 1, 2]), () => drawStranger(draw, files, client))
  const kills = client === 'child' ? drawKills(draw, files) : []
  const answers = draw.list(8, () => drawAnswer(draw))
  const waits = {
    patience: draw.pick([0, 30_000, 10 * minute, 6 * 60 * minute]),
    lockWait: draw.pick([0, 5_000, 10 * minute]),
  }
  const version = draw.pick(['4.18.0', '4.18.0', '4.18.0', '4.17.0', '4.10.0', '4.2.0'])
  const gets = draw.list(draw.pick([0, 0, 1, 1, 2]), (index) => drawGet(draw, index, client, files))
  const getFaults = gets.flatMap(() => draw.list(draw.pick([0, 1, 1, 2]), () => drawGetFault(draw, client)))
  return {
    seed,
    client,
    site: { ...site, version },
    files,
    gets,
    faults: withoutDeadlock([...faults, ...getFaults], strangers),
    // Two races at once would wait for each other.
    strangers: strangers.filter(
      (one, index) => one.does !== 'race' || strangers.findIndex(({ does }) => does === 'race') === index,
    ),
    kills,
    answers,
    ...waits,
  }
}

function drawSite(draw: Draw): Omit<SitePlan, 'version'> {
  return {
    maxEditSize: draw.pick([52_428_800, 52_428_800, 1_000_000, 20_000]),
    accessTokenTtl: draw.pick([3_600, 3_600, 60]),
    refreshTokenTtl: draw.pick([1_209_600, 1_209_600, 1_209_600, 7_200]),
    policy: {
      chunkSize: draw.pick([0, 64_000, 500_000, 1_048_576, 5_000_000]),
      chunkConcurrency: draw.pick([0, 1, 3]),
      preallocate: draw.chance(0.7),
      relay: draw.chance(0.15),
      encryption: draw.chance(0.3),
    },
    retention: draw.chance(0.7) ? { enabled: true, max: draw.pick([0, 10, 3]) } : { enabled: false, max: 0 },
    keepsSecrets: draw.chance(0.08),
  }
}

function drawFile(
  draw: Draw,
  index: number,
  site: Pick<SitePlan, 'policy'>,
  client: Plan['client'],
): FilePlan {
  const size = drawSize(draw, index, site)
  const remote = draw.chance(0.7) ? draw.pick([1_000, 30_000, 70_001]) : null
  const change = draw.chance(0.2) ? drawChange(draw, client) : null
  return { name: `file ${index}.txt`, size, remote, change }
}

function drawSize(draw: Draw, index: number, { policy }: Pick<SitePlan, 'policy'>): number {
  const { chunkSize } = policy
  switch (draw.weighted({ empty: index === 0 ? 6 : 0, small: 45, edge: 25, medium: 22, large: 3 })) {
    case 'empty':
      // At most one: contents tell files apart.
      return 0
    case 'small':
      return draw.int(32, 30_000)
    case 'edge':
      return draw.pick([1_048_576, chunkSize || 65_536, 3 * 65_536]) + draw.int(-1, 1)
    case 'medium':
      return draw.int(30_000, 3_000_000)
    case 'large':
      return draw.int(8_000_000, 30_000_000)
  }
}

const plain = ['append', 'rewrite', 'truncate', 'rename', 'unlink'] as const

function drawChange(draw: Draw, client: Plan['client']): LocalChange {
  // A read error needs the process's own file handles.
  const error = client === 'here' ? (['read-error'] as const) : []
  const what = draw.pick([...plain, ...error])
  return { what, when: what === 'read-error' ? 'sending' : draw.pick(['planned', 'sending']) }
}

const weights = {
  ...{ cut: 10, 'lost-answer': 12, 'lost-request': 8, stall: 4, 'stall-after': 3, html: 6 },
  ...{ 'html-after-work': 6, 'html-early': 4, 'half-json': 4, 'wrong-size': 2, slow: 2, 'signed-out': 6 },
  ...{
    'cut-answer': 5,
    restart: 5,
    'kill-server': 6,
    'wedge-all': 3,
    'wedge-writes': 4,
    'failed-commit': 5,
    banned: 2,
  },
}

function drawFault(draw: Draw, client: Plan['client']): FaultPlan {
  const drawn = draw.weighted(weights)
  // A stall ends by a limit of minutes, which pass for a client in another process.
  const kind = client === 'child' && drawn.startsWith('stall') ? 'cut' : drawn
  return { kind, ...drawWhen(draw), share: draw.unit() }
}

const getWeights = {
  ...{ 'cut-answer': 30, 'short-answer': 15, 'ignore-range': 8, 'link-expired': 10, 'lost-request': 6 },
  ...{ 'stall-after': 4, html: 8, slow: 3, restart: 6, 'kill-server': 8 },
}

function drawGetFault(draw: Draw, client: Plan['client']): FaultPlan {
  const drawn = draw.weighted(getWeights)
  const kind = client === 'child' && drawn === 'stall-after' ? 'cut-answer' : drawn
  const isAboutContent = ['short-answer', 'ignore-range', 'link-expired'].includes(kind) || draw.chance(0.8)
  const request = isAboutContent ? 'content' : 'link'
  return {
    kind,
    request,
    after: draw.pick([0, 0, 1, 2]),
    times: draw.pick([1, 1, 2, 3, 5]),
    share: draw.unit(),
  }
}

function drawGet(draw: Draw, index: number, client: Plan['client'], files: readonly FilePlan[]): GetPlan {
  // Contents tell files apart: none is as short as another may be.
  const least = files.some((file) => file.size === 0) ? 40 : 0
  const size = draw.pick([least, 40, 65_536, draw.int(40, 30_000), draw.int(30_000, 1_500_000), 1_048_577])
  const isThere = draw.chance(0.4)
  // What happens while it is received is seen in the process itself.
  const isSeen = client === 'here' && size > 0
  return {
    name: `get ${index}.txt`,
    size,
    isThere,
    overwrite: draw.chance(isThere ? 0.7 : 0.2),
    isSavedMeanwhile: draw.chance(0.25) && isSeen,
    replaced: draw.chance(0.3) ? (draw.chance(0.5) && isSeen ? 'receiving' : 'planned') : null,
    fullAt: draw.chance(0.2) && isSeen ? draw.unit() : null,
  }
}

function drawWhen(draw: Draw): When {
  const request = draw.weighted({ put: 30, create: 14, chunk: 26, delete: 6, info: 12, refresh: 3, any: 9 })
  if (!requests.includes(request)) throw new Error(request)
  return { request, after: draw.pick([0, 0, 0, 1, 1, 2, 3, 5]), times: draw.pick([1, 1, 1, 2, 3, 8]) }
}

function drawStranger(draw: Draw, files: readonly FilePlan[], client: Plan['client']): StrangerPlan {
  const does = draw.weighted({ save: 35, 'force-save': 20, race: 15, rename: 12, trash: 8, lock: 10 })
  const moment = draw.weighted({ planned: 20, pause: 20, killed: 25, request: 45 })
  const when =
    moment === 'request' || (moment === 'killed') !== (client === 'child') ? drawWhen(draw) : moment
  return { file: draw.int(0, files.length - 1), does, when: does === 'race' ? 'planned' : when }
}

function drawKills(draw: Draw, files: readonly FilePlan[]): KillPlan[] {
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const first: KillPlan = draw.chance(0.6)
    ? { during: 'run', at: 'journal', event: draw.int(0, 14 * files.length) }
    : { during: 'run', at: draw.pick(['up', 'down']), bytes: draw.int(1, total + 8_000) }
  const recovering = (): KillPlan => ({ during: 'recover', at: 'journal', event: draw.int(0, 10) })
  return [first, ...draw.list(draw.pick([0, 1, 1, 2]), recovering)]
}

function drawAnswer(draw: Draw): Answer {
  return draw.weighted({ replace: 40, create: 25, 'keep-remote': 15, later: 20 })
}

/** An orderly stop waits for running requests: one that never ends would keep it from ending. */
function withoutDeadlock(faults: readonly FaultPlan[], strangers: readonly StrangerPlan[]): FaultPlan[] {
  const isEndless =
    faults.some(({ kind }) => kind.startsWith('stall')) || strangers.some(({ does }) => does === 'race')
  return faults.map((fault) =>
    isEndless && fault.kind === 'restart' ? { ...fault, kind: 'kill-server' } : fault,
  )
}
