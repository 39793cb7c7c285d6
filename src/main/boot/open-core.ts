import { createCore, type Core, type CoreOptions } from '../../core/compose.ts'
import { loadSystemAuthorities } from '../../core/node/http/system-authorities.ts'
import { explain } from '../../core/services/explain.ts'
import { localeFrom } from '../../shared/i18n/index.ts'
import { createTranslator } from '../../shared/i18n/translate.ts'
import type { ElectronParts } from './electron-parts.ts'

/** Null: it cannot be opened, and the user has been told why. */
export async function openCore({ app, dialog }: ElectronParts, options: CoreOptions): Promise<Core | null> {
  try {
    const core = await createCore(options)
    // Ahead of the first connection, so that it does not hold up the window.
    void loadSystemAuthorities()
    return core
  } catch (error) {
    const { code, params } = explain(error, { host: '', name: '', uri: '' })
    const t = createTranslator(localeFrom(app.getLocale()))
    options.log.error('not-started', { code, error: String(error) })
    dialog.showErrorBox(t('desktop.startup.title'), t(`errors.${code}`, params))
    app.exit(1)
    return null
  }
}
