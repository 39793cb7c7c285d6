import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Sample } from '../sender/protocol.ts'
import { processCpu } from './process-cpu.ts'

interface Output {
  readonly text: string
  /** From before the start to after the end of the process. */
  readonly seconds: number
  readonly cpu: number | null
}

async function run(args: readonly string[]): Promise<Output> {
  const cpu = await processCpu('self')
  const start = performance.now()
  const child = spawn('curl', ['-sS', '--noproxy', '*', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = (performance.now() - start) / 1000
  if (code !== 0) throw new Error(`curl ended with ${String(code)}`)
  const after = await processCpu('self')
  return { text, seconds, cpu: cpu && after && after.children - cpu.children }
}

export interface CurlUpload {
  readonly path: string
  readonly url: string
  readonly token: string
  readonly ca?: string | undefined
}

/** `curl -T`; the time is curl's own, without the start of its process. */
export async function curlUpload({ path, url, token, ca }: CurlUpload): Promise<Sample> {
  const trust = ca === undefined ? [] : ['--cacert', ca]
  const headers = ['-H', 'Expect:', '-H', `Authorization: Bearer ${token}`]
  const { text, cpu } = await run([...trust, ...headers, '-w', '\n%{time_total}', '-T', path, url])
  const [answer = '', seconds] = text.split('\n')
  const { code } = JSON.parse(answer) as { code: number }
  if (code !== 0) throw new Error(`curl was answered ${code}`)
  return { seconds: Number(seconds), cpu }
}

/** `curl -K list`: many uploads on one connection. The time is that of the process. */
export async function curlList(listFile: string, count: number): Promise<Sample> {
  const { text, seconds, cpu } = await run(['-K', listFile])
  const saved = text.split('"code":0,').length - 1
  if (saved !== count) throw new Error(`curl saved ${saved} of ${count} files`)
  return { seconds, cpu }
}

export async function curlVersion(): Promise<string> {
  return (await run(['--version'])).text.split('\n')[0] ?? ''
}
