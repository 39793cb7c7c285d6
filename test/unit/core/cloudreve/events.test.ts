import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { EventParser } from '../../../../src/core/cloudreve/event-parser.ts'
import { folderEvents } from '../../../../src/core/cloudreve/events.ts'
import { ApiError, UnexpectedAnswer } from '../../../../src/core/cloudreve/errors.ts'
import { createApi } from '../../../../src/core/cloudreve/api.ts'
import { systemClock } from '../../../../src/core/node/clock.ts'
import type { Http } from '../../../../src/core/ports/http.ts'

const tokens = { access: () => Promise.resolve('token'), renew: () => Promise.resolve('renewed') }

/** The signals of a stream that is answered so, and what was asked for. */
async function heard(type: string, chunks: readonly string[]) {
  const asked: string[] = []
  const body = Readable.from(chunks.map((chunk) => Buffer.from(chunk)))
  const http: Http = {
    request: () => Promise.reject(new Error('not a request')),
    stream: ({ url, headers }) => {
      asked.push(`${url.pathname}${url.search} ${headers['x-cr-client-id'] ?? ''}`)
      return Promise.resolve({ status: 200, headers: { 'content-type': type }, body })
    },
    reset: () => undefined,
    close: () => undefined,
  }
  const api = createApi({
    baseUrl: 'https://example.org',
    http,
    clock: systemClock,
    clientId: 'device',
    tokens,
  })
  const { signal } = new AbortController()
  const signals = []
  const events = folderEvents(api, systemClock, { uri: 'cloudreve://my', clientId: 'fresh', signal })
  for await (const one of events) signals.push(one)
  return { signals, asked, body }
}

const stream = 'text/event-stream;charset=utf-8'

describe('the events of a folder', () => {
  it('are read as the server writes them, wherever the pieces are cut', async () => {
    const text =
      'event:subscribed\ndata:<nil>\n\nevent: event\r\ndata: {"type":"modify","file_id":"f1","from":"/é.txt","to":""}\r\n\r\nevent:keep-alive\ndata:<nil>\n\n'
    const { signals, asked } = await heard(stream, Array.from(text))
    expect(signals).toEqual([
      { kind: 'began' },
      { kind: 'event', event: { type: 'modify', fileId: 'f1', from: '/é.txt', to: '' } },
      { kind: 'proof' },
    ])
    expect(asked).toEqual(['/api/v4/file/events?uri=cloudreve%3A%2F%2Fmy fresh'])
  })

  it('that cannot be understood only prove that somebody is there', async () => {
    const { signals } = await heard(stream, [
      'event:event\ndata:no json\n\n',
      'event:event\ndata:{"type":"explode"}\n\n',
      ':a comment\n\n',
    ])
    expect(signals).toEqual([{ kind: 'proof' }, { kind: 'proof' }])
  })

  it('are refused with the code of the server, or as what else answered', async () => {
    const refusal = '{"code":40019,"msg":"This feature is not enabled"}'
    await expect(heard('application/json', [refusal])).rejects.toBeInstanceOf(ApiError)
    await expect(heard('text/html', ['<html>'])).rejects.toBeInstanceOf(UnexpectedAnswer)
  })

  it('have an end: a line, a message or a flood without one is cut off', async () => {
    await expect(heard(stream, ['data:', 'x'.repeat(70_000)])).rejects.toBeInstanceOf(RangeError)
    await expect(
      heard(
        stream,
        Array.from({ length: 80 }, () => `data:${'x'.repeat(1000)}\n`),
      ),
    ).rejects.toThrow('no end')
    const flood = Array.from({ length: 90 }, () => 'event:keep-alive\n\n'.repeat(3000))
    await expect(heard(stream, flood)).rejects.toThrow('too many')
  })

  it('leave nothing of an unfinished message for the next one', () => {
    const parser = new EventParser()
    expect(parser.feed('event:a\n')).toEqual([])
    expect(parser.feed('\ndata:b\n\n')).toEqual([
      { name: 'a', data: '' },
      { name: '', data: 'b' },
    ])
  })
})
