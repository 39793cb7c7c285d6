import { expect } from 'vitest'
import type { Client } from './client.ts'
import { queryText } from './exchange.ts'
import type { RawConnection } from './raw.ts'
import type { Reply } from './reply.ts'
import { until } from './until.ts'

export interface RunningPut {
  readonly connection: RawConnection
  /** The metadata `sys:upload_session_id` it shows meanwhile. */
  readonly sessionId: string
  /** Sends the rest of the body and returns the answer. */
  finish(rest: string | Uint8Array): Promise<Reply>
}

/** Head of a PUT /file/content on a connection of its own. */
export async function openPut(
  client: Client,
  uri: string,
  headers: Readonly<Record<string, string | readonly string[]>>,
  previous?: string,
): Promise<RawConnection> {
  const connection = await client.connect()
  const query = previous === undefined ? { uri } : { uri, previous }
  const target = `${new URL(client.url).pathname.replace(/\/$/, '')}/api/v4/file/content${queryText(query)}`
  connection.head('PUT', target, {
    ...client.authorization(),
    'Content-Type': 'application/octet-stream',
    ...headers,
  })
  return connection
}

/** A PUT /file/content whose first bytes have arrived and that now holds the file. */
export async function startPut(
  client: Client,
  uri: string,
  options: { readonly length: number; readonly sent: string | Uint8Array; readonly previous?: string },
): Promise<RunningPut> {
  const connection = await openPut(
    client,
    uri,
    { 'Content-Length': String(options.length) },
    options.previous,
  )
  connection.send(options.sent)
  const sessionId = await until(async () => {
    const info = await client.getInfo(uri)
    return info.code === 0 ? sessionIdOf(info) : undefined
  })
  return {
    connection,
    sessionId,
    finish: async (rest) => {
      connection.send(rest)
      const reply = await connection.next()
      expect(reply, 'an answer before the connection ends').not.toBeNull()
      return reply as Reply
    },
  }
}

function sessionIdOf(info: Reply): string | undefined {
  return (info.data as { metadata?: Record<string, string> }).metadata?.['sys:upload_session_id']
}
