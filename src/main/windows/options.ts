import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions, WebPreferences } from 'electron'
import { smallestSize, type WindowState } from './bounds.ts'

/** As `--bg-window` and the text colour of the page's tokens, so that nothing flashes before the first paint. */
export const colours = {
  light: { background: '#f5f6f8', symbol: '#4d5562' },
  dark: { background: '#191b1f', symbol: '#b3bac5' },
} as const

/** Height of the page's own title bar in CSS pixels, without its line. */
const titleBar = 43

export interface WindowLook {
  readonly state: WindowState
  readonly dark: boolean
  readonly platform: NodeJS.Platform
  /** Absolute path of the preload bundle. */
  readonly preload: string
  /** Picture of the app, for systems that take a window's from the window. */
  readonly icon: string
}

export function windowOptions({
  state,
  dark,
  platform,
  preload,
  icon,
}: WindowLook): BrowserWindowConstructorOptions {
  return {
    title: 'Redrop',
    width: state.width,
    height: state.height,
    ...(state.place ?? {}),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    ...(platform === 'linux' ? { icon } : {}),
    backgroundColor: colours[dark ? 'dark' : 'light'].background,
    ...titleBarOptions(dark, platform),
    webPreferences: pagePreferences(preload),
  }
}

/** Of every page of Redrop; whatever keeps it apart from the system is written out. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    disableBlinkFeatures: 'Auxclick',
  }
}

/** The page draws the bar; the system's buttons stay its own. */
function titleBarOptions(dark: boolean, platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  if (platform === 'darwin') return { titleBarStyle: 'hidden', trafficLightPosition: { x: 14, y: 15 } }
  return { titleBarStyle: 'hidden', titleBarOverlay: overlay(dark), autoHideMenuBar: true }
}

export function overlay(dark: boolean): TitleBarOverlayOptions {
  const { background, symbol } = colours[dark ? 'dark' : 'light']
  return { color: background, symbolColor: symbol, height: titleBar }
}
