import type { Failure } from '../../../../shared/ipc/contract.ts'

/** The one line to quote: `50001 · 10:44:07 · request 3f9a…`. */
export function traceFacts({ trace }: Failure): { code: string; time: string; request: string } | null {
  if (!trace) return null
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(trace.at)
  return { code: codeOf(trace), time, request: trace.requestId }
}

/** Text for an administrator or a bug report: what was asked and answered when, and the versions. No names, no addresses. */
export function troubleReport(failure: Failure, versions: string, now: number): string {
  const { code, trace } = failure
  const answer = trace
    ? [
        `Asked: ${trace.route}`,
        `Answer: ${codeOf(trace)}${trace.code === null ? '' : ` (HTTP ${trace.status})`}`,
        `Request: ${trace.requestId}`,
      ]
    : []
  return [
    `Time: ${new Date(trace?.at ?? now).toISOString()}`,
    `Trouble: ${code}`,
    ...answer,
    '',
    versions,
  ].join('\n')
}

function codeOf({ code, status }: NonNullable<Failure['trace']>): string {
  return code === null ? `HTTP ${status}` : String(code)
}
