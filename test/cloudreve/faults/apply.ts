import { setTimeout as sleep } from 'node:timers/promises'
import type { Exchange } from '../http/handle.ts'
import type { Reply } from '../http/reply.ts'
import { cutAnswer, shortAnswer, slowAnswer } from './answers.ts'
import type { Fault } from './faults.ts'

type Work = (anonymous: boolean) => Promise<Reply>

/** Runs the handler as the fault wants it; null = no answer, the connection is broken. */
export async function apply(fault: Fault | null, exchange: Exchange, work: Work): Promise<Reply | null> {
  switch (fault?.kind) {
    case 'cut':
      if (fault.afterBodyBytes === 0) return hangUp(exchange)
      exchange.body.disturb = async (received) => {
        if (received >= fault.afterBodyBytes) await breakOff(exchange)
      }
      return workThenDrain(exchange, work)
    case 'cut-after-body':
      await workThenDrain(exchange, work)
      return hangUp(exchange)
    case 'cut-before-work':
      await drain(exchange)
      return hangUp(exchange)
    case 'stall':
      return stall(fault, exchange, work)
    case 'slow-read':
      exchange.body.disturb = slowly(fault.bytesPerSecond)
      return workThenDrain(exchange, work)
    case 'answer':
      return otherAnswer(fault, exchange, work)
    case 'wrong-size':
      return withSize(await workThenDrain(exchange, work), fault.size)
    case 'cut-answer':
      return cutAnswer(await workThenDrain(exchange, work), fault.afterBytes)
    case 'short-answer':
      return shortAnswer(await workThenDrain(exchange, work), fault.afterBytes)
    case 'ignore-range':
      delete exchange.request.headers.range
      return workThenDrain(exchange, work)
    case 'slow-answer':
      return slowAnswer(await workThenDrain(exchange, work), fault.bytesPerSecond)
    case 'delay': {
      const reply = await workThenDrain(exchange, work)
      await sleep(fault.ms)
      return reply
    }
    case 'after':
      await fault.happens()
      return workThenDrain(exchange, work)
    case 'expired-token':
      return workThenDrain(exchange, () => work(true))
    case undefined:
      return workThenDrain(exchange, work)
  }
}

async function workThenDrain(exchange: Exchange, work: Work): Promise<Reply> {
  const reply = await work(false)
  await drain(exchange)
  return reply
}

/** What a broken connection never sends is no error of the answer. */
async function drain(exchange: Exchange): Promise<void> {
  await exchange.body.drain().catch(() => {
    if (!exchange.response.headersSent) exchange.response.setHeader('Connection', 'close')
  })
}

function hangUp({ request }: Exchange): null {
  request.socket.destroy()
  return null
}

async function breakOff({ request }: Exchange): Promise<never> {
  request.socket.destroy()
  return Promise.reject(new Error('the connection was cut'))
}

async function stall(
  fault: Fault & { kind: 'stall' },
  exchange: Exchange,
  work: Work,
): Promise<Reply | null> {
  const gone = new Promise<void>((resolve) => exchange.response.once('close', resolve))
  if (fault.afterBodyBytes === undefined) {
    await gone
    return null
  }
  const limit = fault.afterBodyBytes
  exchange.body.disturb = async (received) => {
    if (received < limit) return
    await gone
    throw new Error('the connection ended while it was stalled')
  }
  return workThenDrain(exchange, work)
}

function slowly(bytesPerSecond: number): (received: number) => Promise<void> {
  const start = performance.now()
  return async (received) => {
    const due = start + (received / bytesPerSecond) * 1000
    await sleep(Math.max(0, due - performance.now()))
  }
}

async function otherAnswer(
  fault: Fault & { kind: 'answer' },
  exchange: Exchange,
  work: Work,
): Promise<Reply> {
  if (fault.work === true) await work(false)
  if (fault.beforeBody === true) {
    exchange.response.setHeader('Connection', 'close')
    void drain(exchange)
  } else {
    await drain(exchange)
  }
  return {
    status: fault.status,
    headers: { 'Content-Type': fault.contentType, ...fault.headers },
    body: fault.body,
    code: null,
  }
}

function withSize(reply: Reply, size: number): Reply {
  if (typeof reply.body !== 'string') return reply
  const document = JSON.parse(reply.body) as { data?: object }
  if (document.data === undefined) return reply
  return { ...reply, body: JSON.stringify({ ...document, data: { ...document.data, size } }) }
}
