import { monitorEventLoopDelay } from 'node:perf_hooks'
import { signedInCore, type SignedInCore } from './core.ts'
import { peakMemory } from './peak-memory.ts'
import type { Command, Reply, SenderSample } from './protocol.ts'
import { replaceAll } from './replace-all.ts'
import { replaceShown, uploadByEngine, uploadByPut } from './upload.ts'

/** `main.ts HOME`: the process that sends; a profile of its own, commands by IPC. */
const [home = ''] = process.argv.slice(2)
let signedIn: SignedInCore | null = null

process.on('message', (command: Command) => {
  void answer(command).then((reply) => process.send?.(reply))
})
process.once('disconnect', () => process.exit())

async function answer(command: Command): Promise<Reply> {
  try {
    return { value: await execute(command) }
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function execute(command: Command): Promise<unknown> {
  if (command.do === 'sign-in') {
    signedIn = await signedInCore({ home, ...command })
    return null
  }
  if (command.do === 'peak-memory') return peakMemory()
  if (!signedIn) throw new Error('not signed in')
  const to = signedIn
  const { core, connection } = to
  switch (command.do) {
    case 'upload':
      return measure(upload(to, command))
    case 'replace-all': {
      const { folder, uri } = command
      return measure(Promise.resolve(() => replaceAll(to, folder, uri)))
    }
    case 'sign-out':
      await core.accounts.signOut(connection.account)
      return core.close()
  }
}

type Work = () => Promise<void>

/** What a user sees before is not measured: the remote file and its version are looked up first. */
async function upload(to: SignedInCore, command: Extract<Command, { do: 'upload' }>): Promise<Work> {
  const wanted = await replaceShown(to, command.path, command.uri)
  return command.route === 'put' ? () => uploadByPut(to, wanted) : () => uploadByEngine(to, wanted, 'session')
}

async function measure(prepared: Promise<Work>): Promise<SenderSample> {
  const work = await prepared
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  delay.disable()
  return { seconds, cpu: (user + system) / 1e6, delayP99: delay.percentile(99) / 1e6 }
}
