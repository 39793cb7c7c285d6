import { scenes } from '../scenes/index.ts'

// Before the page's own script: it finds `window.redrop` as the preload would have left it.
const query = new URLSearchParams(location.search)
const scene = scenes[query.get('scene') ?? 'files']
if (!scene) throw new Error(`no scene called ${query.get('scene')}`)
Object.defineProperty(window, 'redrop', {
  value: scene.fake({
    systemLocale: query.get('lang') === 'zh-CN' ? 'zh-CN' : 'en',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  }),
})
