import { readFileSync } from 'node:fs'
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import { onlyKnown } from '../strict.ts'

const windowOptions = [
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'center',
  'show',
  'title',
  'backgroundColor',
  'icon',
  'frame',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'autoHideMenuBar',
  'resizable',
  'minimizable',
  'maximizable',
  'fullscreenable',
  'useContentSize',
  'paintWhenInitiallyHidden',
  'darkTheme',
  'skipTaskbar',
  'alwaysOnTop',
  'webPreferences',
]
const preferences = [
  'preload',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'spellcheck',
  'devTools',
  'additionalArguments',
  'navigateOnDragDrop',
  'safeDialogs',
  'disableBlinkFeatures',
  'backgroundThrottling',
]
const secure: Readonly<Partial<Record<keyof WebPreferences, boolean>>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
}

/** Refuses what the stand-in cannot do, so that nothing passes here by being ignored; reads the preload. */
export function checkOptions(options: BrowserWindowConstructorOptions): {
  preload: string | null
  arguments: string[]
} {
  onlyKnown('BrowserWindow', options, windowOptions)
  const given = options.webPreferences ?? {}
  onlyKnown('webPreferences', given, preferences)
  for (const [name, value] of Object.entries(secure)) {
    const actual = (given as Readonly<Record<string, unknown>>)[name] ?? value
    if (actual !== value)
      throw new Error(`the stand-in has sandboxed, isolated pages only: ${name} must be ${String(value)}`)
  }
  return {
    preload: given.preload === undefined ? null : readFileSync(given.preload, 'utf8'),
    arguments: given.additionalArguments ?? [],
  }
}
