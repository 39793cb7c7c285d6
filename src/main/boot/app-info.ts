import { hostname } from 'node:os'
import type { Core } from '../../core/compose.ts'
import { localeFrom } from '../../shared/i18n/index.ts'
import type { AppInfo } from '../../shared/ipc/contract.ts'

export interface AppInfoParts {
  readonly version: string
  readonly versions: NodeJS.ProcessVersions
  readonly platform: NodeJS.Platform
  /** Version of the operating system, for the report. */
  readonly release: string
  readonly systemLocale: string
  readonly hasTray: boolean
  readonly core: Pick<Core, 'secrets' | 'keptAside'>
}

export function appInfo(parts: AppInfoParts): AppInfo {
  const { core, version } = parts
  const versions = {
    electron: parts.versions.electron,
    chromium: parts.versions.chrome,
    node: parts.versions.node,
  }
  const report = [
    `Redrop ${version}`,
    `Electron ${versions.electron}, Chromium ${versions.chromium}, Node ${versions.node}`,
    `${parts.platform} ${parts.release}`,
    `Secrets: ${core.secrets.tier}${core.secrets.why === null ? '' : ` (${core.secrets.why})`}`,
    `Tray: ${parts.hasTray ? 'yes' : 'no'}`,
  ]
  return {
    version,
    versions,
    platform: parts.platform === 'darwin' || parts.platform === 'win32' ? parts.platform : 'linux',
    computer: hostname(),
    systemLocale: localeFrom(parts.systemLocale),
    hasTray: parts.hasTray,
    keptAside: core.keptAside,
    report: report.join('\n'),
  }
}
