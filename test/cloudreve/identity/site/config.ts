import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import { anonymousView, ownView } from '../user/view.ts'

const legalPage = 'https://cloudreve.org/privacy-policy'

/** One section of `/site/config`; a name that is none gives `basic`. False values are left out (contract §2). */
export function siteConfig(site: Site, section: string, viewer: User | null): Record<string, unknown> {
  const { settings } = site
  if (section === 'login') {
    return {
      ...(settings.loginCaptcha ? { login_captcha: true } : {}),
      ...(settings.registerCaptcha ? { reg_captcha: true } : {}),
      authn: true,
      ...(settings.registerEnabled ? { register_enabled: true } : {}),
      tos_url: legalPage,
      privacy_policy_url: legalPage,
    }
  }
  if (section === 'explorer') return explorerConfig(settings.maxBatchSize)
  if (section === 'thumb') return { thumb_exts: ['gif', 'jpeg', 'jpg', 'png'] }
  if (section === 'emojis') return { emoji_preset: JSON.stringify({ '😀': ['😀', '😃', '😄'] }) }
  if (section === 'app') return { app_promotion: true, desktop_app_promotion: true }
  return {
    instance_id: site.state.identity.instanceId,
    title: 'Cloudreve',
    themes: JSON.stringify({ '#1976d2': { light: { palette: { primary: { main: '#1976d2' } } } } }),
    default_theme: '#1976d2',
    user: viewer === null ? anonymousView(site) : ownView(site, viewer),
    logo: '/static/img/logo.svg',
    logo_light: '/static/img/logo_light.svg',
    custom_html: {},
    captcha_ReCaptchaKey: 'defaultKey',
    captcha_type: settings.captchaType,
    captcha_cap_asset_server: 'jsdelivr',
    app_promotion: true,
  }
}

function explorerConfig(maxBatchSize: number): Record<string, unknown> {
  return {
    icons: JSON.stringify([{ exts: ['txt'], icon: 'text', color: '#607d8b' }]),
    map_provider: 'openstreetmap',
    google_map_tile_type: 'regular',
    file_viewers: [
      { viewers: [{ id: 'image', type: 'builtin', display_name: 'fileManager.imageViewer', exts: ['png'] }] },
    ],
    max_batch_size: maxBatchSize,
    thumbnail_width: 400,
    thumbnail_height: 300,
    custom_props: [{ id: 'rating', name: 'fileManager.rating', type: 'rating', max: 5, icon: 'fluent:star' }],
    show_encryption_status: true,
  }
}
