import { createPinia } from 'pinia'
import { createApp, type App, type Component } from 'vue'
import type { AppInfo } from '../../shared/ipc/contract.ts'
import { desktop } from '../api/index.ts'
import { useAccounts } from '../features/accounts/accounts-store.ts'
import { useSecrets } from '../features/accounts/secrets-store.ts'
import { useSettings } from '../features/settings/settings-store.ts'
import { createTranslations } from '../i18n/index.ts'
import { platformKey, type Platform } from '../ui/index.ts'
import { appInfoKey } from './app-info.ts'

const platforms: Readonly<Record<AppInfo['platform'], Platform>> = {
  darwin: 'mac',
  linux: 'linux',
  win32: 'windows',
}

/** The window's app, ready to be mounted: settings and accounts are there, so that the first paint is the right one. */
export async function createWindow(root: Component): Promise<App> {
  const info = await desktop.app.info()
  if (!info.ok) throw new Error(`app.info: ${info.error.code}`)
  const app = createApp(root)
  app.use(createPinia())
  app.use(createTranslations(info.value.systemLocale))
  app.provide(appInfoKey, info.value)
  app.provide(platformKey, platforms[info.value.platform])
  await Promise.all([useSettings().load(), useAccounts().load(), useSecrets().load()])
  return app
}
