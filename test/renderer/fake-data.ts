import { usualSettings } from '../../src/shared/usual-settings.ts'
import type {
  AccountInfo,
  AppInfo,
  CertificateInfo,
  FileRow,
  FolderPage,
  FolderRow,
  NetworkInfo,
  Row,
  SecretsInfo,
  SiteInfo,
} from '../../src/shared/ipc/contract.ts'
import type { AccountKey, VersionRef } from '../../src/shared/model/index.ts'

export const ana: AccountInfo = {
  instance: 'instance-1',
  user: 'ana',
  name: 'ana@cloud.example.org',
  url: 'https://cloud.example.org',
  host: 'cloud.example.org',
  email: 'ana@example.org',
  nickname: 'Ana',
  method: 'password',
  serverVersion: '4.18.0',
  addedAt: Date.UTC(2026, 9, 1),
  signedIn: true,
  trouble: null,
  ownCertificate: false,
  isDemo: false,
}

export const anaElsewhere: AccountInfo = {
  ...ana,
  instance: 'instance-2',
  name: 'ana@files.example.net',
  url: 'https://files.example.net',
  host: 'files.example.net',
  email: 'ana@example.net',
  signedIn: false,
}

export const ben: AccountInfo = {
  ...ana,
  instance: 'instance-3',
  user: 'ben',
  name: 'ben@localhost',
  url: 'http://localhost:5212',
  host: 'localhost:5212',
  email: 'ben@example.org',
  nickname: 'Ben',
}

export const exampleCloud: SiteInfo = {
  site: 'site-1',
  url: 'https://cloud.example.org',
  host: 'cloud.example.org',
  movedFrom: null,
  title: 'Example Cloud',
  version: '4.18.0',
  captcha: 'none',
  app: null,
}

export const appInfo: AppInfo = {
  version: '0.1.0',
  versions: { electron: '45.4.1', chromium: '154.0.8001.12', node: '24.21.0' },
  platform: 'linux',
  computer: 'Ana’s laptop',
  systemLocale: 'en',
  hasTray: true,
  keptAside: null,
  report:
    'Redrop 0.1.0\nElectron 45.4.1, Chromium 154.0.8001.12, Node.js 24.21.0\nLinux x64\nSign-ins: keychain',
}

export const settings = usualSettings

const key: AccountKey = { instance: ana.instance, user: ana.user }
export const folderUri = 'cloudreve://my/Finance/2026'
const now = Date.UTC(2026, 10, 24, 10, 42)
const day = 24 * 3600_000

export function versionOf(name: string, size: number, createdAt: number): VersionRef {
  return { id: `version of ${name}`, size, createdAt, origin: { kind: 'me-elsewhere' } }
}

export function fileRow(name: string, size: number, updatedAt: number, over: Partial<FileRow> = {}): FileRow {
  return {
    type: 'file',
    file: { account: key, id: `id of ${name}`, uri: `${folderUri}/${encodeURIComponent(name)}` },
    name,
    owned: true,
    shared: false,
    createdAt: updatedAt - day,
    updatedAt,
    canRename: true,
    canTrash: true,
    size,
    version: versionOf(name, size, updatedAt),
    canReplace: true,
    canDownload: true,
    uploading: false,
    ...over,
  }
}

export function folderRow(name: string, updatedAt: number, over: Partial<FolderRow> = {}): FolderRow {
  return {
    type: 'folder',
    file: { account: key, id: `id of ${name}`, uri: `${folderUri}/${encodeURIComponent(name)}` },
    name,
    owned: true,
    shared: false,
    createdAt: updatedAt - day,
    updatedAt,
    canRename: true,
    canTrash: true,
    canUploadInto: true,
    ...over,
  }
}

const kb = 1024
const mb = 1024 * kb
const at = (days: number, hours: number, minutes: number) => Date.UTC(2026, 10, 24 - days, hours, minutes)

/** The folder that the mock-ups show. */
export const rows: readonly Row[] = [
  folderRow('Receipts', at(1, 18, 5)),
  folderRow('Contracts', at(5, 9, 0), { shared: true }),
  folderRow('Archive', at(12, 9, 0)),
  fileRow('Price list.csv', 86 * kb, at(0, 10, 40)),
  fileRow('Q3 budget.xlsx', 2 * mb, at(0, 10, 31)),
  fileRow('Q4 forecast.xlsx', 1.8 * mb, at(0, 9, 42)),
  fileRow('release-notes.md', 12 * kb, at(0, 8, 15)),
  fileRow('Board deck.pptx', 18.4 * mb, at(1, 17, 20)),
  fileRow('Annual report.pdf', 6.2 * mb, at(1, 11, 8)),
  fileRow('Hiring plan.docx', 96 * kb, at(4, 11, 30)),
  fileRow('exchange-rates.json', 31 * kb, at(4, 10, 0)),
  fileRow('Office plan.svg', 212 * kb, at(5, 10, 0)),
  fileRow('Site hero.jpg', 4.1 * mb, at(6, 10, 0)),
  fileRow('Walkthrough.mp4', 248 * mb, at(7, 10, 0)),
  fileRow('Signed contracts.zip', 52.7 * mb, at(7, 9, 0)),
  fileRow('team-notes.txt', 3 * kb, at(10, 9, 0)),
  fileRow('Vendor quotes.pdf', 1.1 * mb, at(13, 9, 0)),
]

export const folderPage: FolderPage = {
  folder: {
    file: { account: key, id: 'id of 2026', uri: folderUri },
    name: '2026',
    canUploadInto: true,
    maxFileSize: null,
  },
  rows,
  nextToken: null,
}

/** When the mock-ups were drawn; pages that show times are opened at it. */
export const drawnAt = now

export const secretsInfo: SecretsInfo = { tier: 'keychain', why: null, locked: false, undecided: false }

export const certificateInfo: CertificateInfo = {
  origin: 'https://cloud.example.org',
  host: 'cloud.example.org',
  fingerprint: '9f2c417b08d3e65a11b7c0946e2fa8357d1e55c2904fb86ae0731fd4c98b6270',
  subject: 'cloud.example.org',
  issuer: 'Example Internal CA',
  validFrom: Date.UTC(2026, 2, 3, 12),
  validTo: Date.UTC(2028, 2, 3, 12),
  problem: 'unknown-issuer',
}

export const networkInfo: NetworkInfo = {
  proxy: { mode: 'manual', url: 'http://proxy.example.org:3128', user: '' },
  hasPassword: true,
  systemAuthorities: 142,
  certificates: [{ ...certificateInfo, origin: 'https://files.example.net', host: 'files.example.net' }],
  authorities: [
    {
      fingerprint: 'd1409c075eb283f69f2c417b08d3e65a11b7c0946e2fa8357d1e55c2904fb86a',
      name: 'Example Internal CA',
      validTo: Date.UTC(2036, 2, 3, 12),
    },
  ],
}
