import {
  HttpFailure,
  type Http,
  type HttpFailureKind,
  type HttpReply,
} from '../../../../../src/core/ports/http.ts'
import { probeSite, type ProbeOptions } from '../../../../../src/core/services/accounts/probe.ts'

export type Answer = HttpFailureKind | (Partial<Omit<HttpReply, 'body'>> & { readonly body?: string })

export const html: Answer = {
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Welcome</title>',
}

export function envelope(data: unknown): Answer {
  return { body: JSON.stringify({ code: 0, data, msg: '' }) }
}

export function redirect(location: string, status = 301): Answer {
  return { status, headers: { location, 'content-type': 'text/html' }, body: '<a>moved</a>' }
}

/** What a Cloudreve at this base URL answers; every other path of its origin gives its start page. */
export function cloudreve(baseUrl: string, version = '4.18.0'): Record<string, Answer> {
  return {
    [`${baseUrl}/api/v4/site/ping`]: envelope(version),
    [`${baseUrl}/api/v4/site/config/basic`]: envelope({
      instance_id: 'i-1',
      title: 'Files',
      captcha_type: 'normal',
    }),
    [`${baseUrl}/api/v4/site/config/login`]: envelope({}),
    [new URL(baseUrl).origin]: html,
  }
}

/** Probes a network of canned answers, by URL or else by origin; an origin without any refuses connections. */
export function network(answers: Record<string, Answer>) {
  const asked: string[] = []
  const http: Http = {
    request({ url }) {
      asked.push(url.href)
      const answer = answers[url.href] ?? answers[url.origin] ?? 'refused'
      if (typeof answer === 'string')
        return Promise.reject(new HttpFailure(answer, { fullySent: false, detail: answer.toUpperCase() }))
      const body = Buffer.from(answer.body ?? '')
      return Promise.resolve({ status: 200, headers: {}, ...answer, body })
    },
    stream: () => Promise.reject(new Error('not used')),
    reset: () => undefined,
    close: () => undefined,
  }
  const clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() }
  const probe = (input: string, options?: ProbeOptions) =>
    probeSite({ http, clock, clientId: '00000000-0000-4000-8000-000000000000' }, input, options)
  return { probe, asked }
}
