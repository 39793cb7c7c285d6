import { json, ok } from '../../http/reply.ts'
import type { Router } from '../../http/router.ts'
import { newChallenge } from '../captcha/challenge.ts'
import { siteConfig } from './config.ts'

export function registerSite(router: Router): void {
  router.api('GET', '/site/ping', {}, (call) => ok(call.site.version))
  router.api('GET', '/site/config/:section', {}, (call) =>
    ok(siteConfig(call.site, call.params['section'] ?? '', call.user)),
  )
  router.api('GET', '/site/captcha', {}, (call) => ok(newChallenge(call.site)))
  router.add('GET', '/manifest.json', {}, () => {
    const reply = json({
      name: 'Cloudreve',
      short_name: 'Cloudreve',
      start_url: '.',
      display: 'standalone',
      theme_color: '#000000',
      background_color: '#ffffff',
      icons: [{ src: '/static/img/logo192.png', sizes: '192x192', type: 'image/png' }],
    })
    return { ...reply, headers: { ...reply.headers, 'Cache-Control': 'public, no-cache' } }
  })
}
