export interface Account {
  readonly email: string
  readonly password: string
}

export interface RealServer extends Account {
  /** Origin and base path without a trailing slash. */
  readonly url: string
  /** Scenarios that may harm the server run too. */
  readonly mayBreak: boolean
  /** A second user, for what concerns two people. */
  readonly second: Account | undefined
}

/** The server named by the environment; undefined = every scenario gets a fresh test server. */
export function realServer(env: NodeJS.ProcessEnv = process.env): RealServer | undefined {
  const url = env['REDROP_CONTRACT_SERVER']
  if (!url) return undefined
  const email = env['REDROP_CONTRACT_EMAIL']
  const password = env['REDROP_CONTRACT_PASSWORD']
  if (!email || !password) throw new Error('REDROP_CONTRACT_EMAIL and REDROP_CONTRACT_PASSWORD are missing')
  const secondEmail = env['REDROP_CONTRACT_SECOND_EMAIL']
  return {
    url: url.replace(/\/+$/, ''),
    email,
    password,
    mayBreak: env['REDROP_CONTRACT_MAY_BREAK'] === '1',
    second: secondEmail
      ? { email: secondEmail, password: env['REDROP_CONTRACT_SECOND_PASSWORD'] ?? '' }
      : undefined,
  }
}
