import type { DecisionKind } from '../../src/shared/model/index.ts'
import type { Order, Told } from './client/messages.ts'
import { ProcessClient } from './client/process.ts'
import { judge } from './judge/judge.ts'
import { Witness } from './judge/witness.ts'
import { sha256 } from './plan/content.ts'
import { drawPlan } from './plan/plan.ts'
import type { Answer, KillPlan, Plan } from './plan/types.ts'
import { Strangers } from './world/strangers.ts'
import { World } from './world/world.ts'

export interface SeedResult {
  readonly plan: Plan
  /** Empty: everything is as it must be. */
  readonly problems: readonly string[]
  /** How the transfers ended, e.g. `done saved`. */
  readonly outcomes: readonly string[]
  /** Faults that happened, by kind; a plan may draw some that never get their chance. */
  readonly happened: readonly string[]
  /** Times the client's process was killed. */
  readonly kills: number
  readonly story: readonly string[]
  readonly ledger: readonly string[]
  readonly ms: number
}

const longest = 60_000
const hour = 3_600_000

/** Plays one seed and judges it. */
export async function runSeed(seed: number): Promise<SeedResult> {
  const plan = drawPlan(seed)
  const began = performance.now()
  const world = await World.open(plan)
  const witness = new Witness(world)
  let problems: string[] = []
  let last: Told | null = null
  try {
    last = await within(longest, play(world, witness))
    problems = await judge(world, witness, last)
  } catch (error) {
    problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  } finally {
    await within(longest, world.close()).catch((error: unknown) => problems.push(`end: ${String(error)}`))
  }
  return {
    plan,
    problems,
    outcomes: (last?.transfers ?? []).map(({ state }) => state),
    happened: world.trouble.happened,
    kills: world.story.filter((line) => line === 'killed').length,
    story: world.story,
    ledger: witness.ledger(),
    ms: performance.now() - began,
  }
}

async function play(world: World, witness: Witness): Promise<Told> {
  const { plan, clock, trouble, stranger, server } = world
  await world.start()
  for (const [index, { remote }] of plan.files.entries()) {
    if (remote !== null) await stranger.save(world.uri(index), false, remote)
  }
  for (const file of world.files) file.write(clock.now() + 1_000)
  // What is fetched came to the site by other ways than a PUT.
  server.site.settings.maxEditSize = Infinity
  for (const [index, place] of world.places.entries()) {
    await stranger.save(world.getUri(index), false, place.plan.size)
    place.wanted = sha256(
      (await server.ledger.current(world.getUri(index))?.bytes()) ?? Buffer.from('nothing'),
    )
    await place.prepare()
  }
  server.site.settings.maxEditSize = plan.site.maxEditSize
  const files = world.files.map(({ path }, index) => ({ path, uri: world.uri(index) }))
  const gets = world.places.map(({ path, plan: { overwrite } }, index) => {
    return { path, uri: world.getUri(index), overwrite }
  })
  witness.heard(await tell(world, { do: 'plan', files, gets }))
  const strangers = new Strangers(world)
  await strangers.act('planned')
  world.onReceived = (index) => {
    if (world.places[index]?.plan.replaced === 'receiving') void strangers.replace(world.getUri(index))
  }
  for (const [index, { replaced }] of plan.gets.entries())
    if (replaced === 'planned') await strangers.replace(world.getUri(index))
  for (const file of world.files) await file.change('planned')
  trouble.begin(plan.faults)
  for (const { fullAt, size } of plan.gets)
    if (fullAt !== null) trouble.fillDisk(world.local, Math.floor(fullAt * size))
  clock.onPause = async (ms) => {
    trouble.onPause(ms)
    await strangers.act('pause')
  }
  const { patience, lockWait } = plan
  const waits = { patience, lockWait }
  const runs = plan.kills.filter(({ during }) => during === 'run')
  let told = witness.heard(await tell(world, { do: 'run', ...waits }, runs[0]))
  if (!told) {
    await strangers.act('killed')
    for (const kill of [...plan.kills.filter(({ during }) => during === 'recover'), undefined]) {
      await world.start()
      told = witness.heard(await tell(world, { do: 'recover', ...waits }, kill))
      if (told) break
    }
  }
  const answers = [...plan.answers]
  await answer(world, witness, told, answers, { do: 'run', ...waits })
  await trouble.end()
  await strangers.end()
  // An orderly restart would wait for a request that hangs.
  if (stranger.leftLock) await server.restart('killed')
  world.story.push('-- the troubles are over')
  await world.start()
  await tell(world, { do: 'sign-in' })
  const patient = { do: 'recover', patience: 24 * hour, lockWait: 10_000 } as const
  const gone = witness.heard(await tell(world, patient))
  await answer(world, witness, gone, answers, { ...patient, do: 'run' })
  server.faults.unwedge()
  await world.start()
  const tidied = witness.heard(await tell(world, { do: 'tidy' }))
  if (!tidied) throw new Error('killed although nobody did')
  return tidied
}

/** Gives an order; a kill ends the process at some moment of it. */
async function tell(world: World, order: Order, kill?: KillPlan): Promise<Told | null> {
  const client = world.current
  if (kill && client instanceof ProcessClient) {
    if (kill.at === 'journal') client.killAt = kill.event
    else world.wire.breakAfter(kill.at, kill.bytes, () => client.kill())
  }
  const told = await client.obey(order)
  world.wire.mend()
  world.story.push(
    told ? `told after ${order.do}: ${told.transfers.map(({ state }) => state).join(', ')}` : 'killed',
  )
  return told
}

/** Answers the questions of all transfers, and goes on with them, as long as there are answers. */
async function answer(
  world: World,
  witness: Witness,
  first: Told | null,
  answers: Answer[],
  go: Extract<Order, { do: 'run' }>,
): Promise<Told | null> {
  let told = first
  for (let round = 0; round < 2 && told; round++) {
    let isDecided = false
    for (const { id, conflict } of told.transfers) {
      const kind = conflict && decisionFor(conflict.kind, answers.shift() ?? 'later')
      if (!conflict || !kind) continue
      isDecided = true
      witness.saw(id, conflict.shown)
      world.story.push(`answered ${conflict.kind} with ${kind}`)
      witness.heard(await tell(world, { do: 'decide', id, kind }))
    }
    if (!isDecided) return told
    told = witness.heard(await tell(world, go))
  }
  return told
}

function decisionFor(conflict: string, answer: Answer): DecisionKind | null {
  if (answer === 'later') return null
  switch (conflict) {
    case 'stale':
    case 'taken':
      return answer
    case 'guard':
      return answer === 'keep-remote' ? answer : 'accept-guard'
    case 'moved':
      return answer === 'create' ? 'create' : 'follow'
    case 'gone':
      return answer === 'replace' ? 'restore-and-replace' : 'create'
    case 'locked':
      return answer === 'create' ? 'create' : 'wait'
    case 'covered':
      return answer === 'replace' ? 'replace' : 'bring-back'
    case 'folder-gone':
      return 'create'
    default:
      return null
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not at its end after ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
