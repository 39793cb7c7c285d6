import type { SinkRequest } from './requests.ts'
import { entity, fileResponse, localPolicy, type SinkFile, type SinkPolicy } from './shapes.ts'

const api = '/api/v4'
const chunkSize = 25 * 2 ** 20
const day = 86_400_000

/**
 * As much of a Cloudreve as it takes to sign in and to replace one file at `cloudreve://my/bench.bin`: versions are
 * counted, content is not kept (shapes of contract §1, §5.1, §7).
 */
export class SinkSite {
  private readonly file: SinkFile = { versions: [entity('v0', 0)], session: null, current: 'v0' }
  private readonly policy: SinkPolicy
  private made = 0
  private missing = 0

  /** `concurrency`: chunks the site allows at a time. */
  constructor(concurrency: number) {
    this.policy = localPolicy(concurrency)
  }

  answer(request: SinkRequest): unknown {
    const { method, path } = request
    const route = `${method} ${path.slice(api.length)}`
    if (method === 'POST' && path.startsWith(`${api}/file/upload/`)) {
      this.chunk(request)
      return ok(undefined)
    }
    const handler = this.routes[route]
    return handler ? ok(handler(request)) : { code: 404, msg: `no ${route} here` }
  }

  private readonly routes: Readonly<Record<string, (request: SinkRequest) => unknown>> = {
    'GET /site/ping': () => '4.18.0',
    'GET /site/config/basic': () => ({ instance_id: '00000000-0000-4000-8000-000000000001', title: 'Sink' }),
    'GET /site/config/login': () => ({ login_captcha: false }),
    'POST /session/token': () => ({ user: { id: 'u1', email: 'bench@example.org' }, token: tokens() }),
    'DELETE /session/token': () => undefined,
    'GET /user/setting': () => ({ version_retention_enabled: true, version_retention_max: 10 }),
    'GET /file/info': () => fileResponse(this.file, this.policy),
    'PUT /file/content': ({ size }) => {
      this.begin(size)
      return this.commit()
    },
    'PUT /file/upload': ({ json }) => this.openSession(Number(json?.['size'])),
    'DELETE /file/upload': () => undefined,
  }

  private openSession(size: number): unknown {
    this.begin(size)
    this.missing = size
    this.file.session = `s${this.made}`
    const expires = Math.floor((Date.now() + day) / 1000)
    const { session: session_id } = this.file
    return {
      session_id,
      chunk_size: chunkSize,
      expires,
      storage_policy: this.policy,
      uri: 'cloudreve://my/bench.bin',
    }
  }

  private chunk({ size }: SinkRequest): void {
    this.missing -= size
    if (this.missing === 0) this.commit()
  }

  private begin(size: number): void {
    this.made += 1
    this.file.versions.unshift(entity(`v${this.made}`, size))
    this.file.versions.length = Math.min(this.file.versions.length, 10)
  }

  private commit(): unknown {
    this.file.current = `v${this.made}`
    this.file.session = null
    return fileResponse(this.file, this.policy)
  }
}

function ok(data: unknown): unknown {
  return { code: 0, data, msg: '' }
}

function tokens(): unknown {
  const expires = new Date(Date.now() + day).toISOString()
  return { access_token: 'a', refresh_token: 'r', access_expires: expires, refresh_expires: expires }
}
