import type { CommandLine } from 'electron'

/** Programs cannot hold keys in such a session; the desktop does, for programs that ask its portal. */
export function isWayland(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']))
}

/** Global keys by the portal: to be called before the app is ready. */
export function useShortcutsPortal(commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>): void {
  const others = commandLine.getSwitchValue('enable-features')
  commandLine.appendSwitch('enable-features', [others, 'GlobalShortcutsPortal'].filter(Boolean).join(','))
}
