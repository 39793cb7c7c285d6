// Packages and installers, by electron-builder: `npm run package` (docs/install.md, docs/adr/010).
import { join } from 'node:path'
import { afterAllArtifactBuild, afterExtract, afterPack } from './hooks.mjs'
import { fuses } from './fuses.mjs'

const here = import.meta.dirname
/** By scripts/papers.mjs. */
const papers = join(here, '..', 'out', 'papers')
/** A certificate is named in electron-builder's own variables. */
const isSigned = Boolean(process.env.CSC_LINK || process.env.CSC_NAME)

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'app.redrop.Redrop',
  productName: 'Redrop',
  copyright: 'Copyright © 2026 The Redrop authors',
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  directories: { output: 'dist', buildResources: 'build' },
  files: [
    'out/{main,preload,renderer}/**',
    'resources/icon.png',
    'resources/tray/*.png',
    'package.json',
    // The bundles hold their packages; keytar alone is loaded from its own.
    '!node_modules/!(keytar)/**',
    '!node_modules/keytar/{build,node_modules,script,src}/**',
    '!node_modules/keytar/{README.md,*.d.ts,binding.gyp}',
    '!node_modules/keytar/prebuilds/!(${platform}-${arch})/**',
  ],
  extraResources: [{ from: 'LICENSE', to: 'LICENSE.txt' }],
  asar: true,
  asarUnpack: ['node_modules/keytar/**'],
  disableAsarIntegrity: false,
  electronFuses: fuses,
  // Chromium's own texts, for menus and dialogs of the system; the app has its own.
  electronLanguages: ['en-US', 'zh-CN', 'zh-TW'],
  // Nothing is compiled: keytar brings its native parts along.
  npmRebuild: false,
  buildDependenciesFromSource: false,
  publish: null,
  protocols: [{ name: 'Redrop', schemes: ['redrop'] }],
  afterExtract,
  afterPack,
  afterAllArtifactBuild,

  linux: {
    target: ['deb', 'AppImage'],
    // `redrop` is the command line.
    executableName: 'redrop-desktop',
    icon: join(here, 'icons'),
    syncDesktopName: true,
    category: 'Network;FileTransfer',
    synopsis: 'Replace files on Cloudreve servers by dropping local ones on them',
    desktop: {
      entry: {
        'Name[zh_CN]': 'Redrop',
        'Comment[zh_CN]': 'Cloudreve 桌面客户端：把本地文件拖到远程文件上，安全地替换其内容。',
        Keywords: 'Cloudreve;cloud;upload;replace;sync;drop;',
        'Keywords[zh_CN]': 'Cloudreve;网盘;云盘;上传;替换;同步;拖放;',
        SingleMainWindow: 'true',
        Actions: 'QuickSave;Shelf;',
      },
      desktopActions: {
        QuickSave: {
          Name: 'Quick save',
          'Name[zh_CN]': '快速保存',
          Exec: '/opt/Redrop/redrop-desktop --quick-save',
        },
        Shelf: {
          Name: 'Drop shelf',
          'Name[zh_CN]': '拖放架',
          Exec: '/opt/Redrop/redrop-desktop --shelf',
        },
      },
    },
  },
  deb: {
    packageName: 'redrop',
    packageCategory: 'net',
    // What Electron needs, and libsecret for the keychain.
    depends: [
      'libgtk-3-0 | libgtk-3-0t64',
      'libnotify4',
      'libnss3',
      'libxss1',
      'libxtst6',
      'xdg-utils',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libuuid1',
      'libsecret-1-0',
    ],
    recommends: ['gnome-keyring | kwalletmanager | keepassxc', 'libayatana-appindicator3-1'],
    fpm: [
      `${join(here, 'linux', 'redrop')}=/usr/bin/redrop`,
      `${join(papers, 'redrop.1.gz')}=/usr/share/man/man1/redrop.1.gz`,
      `${join(papers, 'redrop.zh_CN.1.gz')}=/usr/share/man/zh_CN/man1/redrop.1.gz`,
      `${join(papers, 'redrop.bash')}=/usr/share/bash-completion/completions/redrop`,
      `${join(papers, '_redrop')}=/usr/share/zsh/vendor-completions/_redrop`,
      `${join(papers, 'redrop.fish')}=/usr/share/fish/vendor_completions.d/redrop.fish`,
    ],
  },

  mac: {
    target: ['dmg'],
    category: 'public.app-category.productivity',
    icon: join(here, 'icons', 'icon.icns'),
    extraResources: [{ from: join(here, 'mac', 'redrop'), to: 'bin/redrop' }],
    // With a signature that names nobody, the hardened runtime refuses Electron's own frameworks.
    identity: isSigned ? undefined : '-',
    hardenedRuntime: isSigned,
    entitlements: join(here, 'mac', 'entitlements.plist'),
    entitlementsInherit: join(here, 'mac', 'entitlements.plist'),
  },

  win: {
    target: ['nsis'],
    icon: join(here, 'icons', 'icon.ico'),
    extraResources: [{ from: join(here, 'win', 'redrop.cmd'), to: 'bin/redrop.cmd' }],
  },
  nsis: {
    oneClick: false,
    // For this user, without an administrator, unless the other is chosen.
    perMachine: false,
    selectPerMachineByDefault: false,
    allowToChangeInstallationDirectory: true,
    createDesktopShortcut: false,
    createStartMenuShortcut: true,
    deleteAppDataOnUninstall: false,
    include: join(here, 'win', 'installer.nsh'),
    installerLanguages: ['en_US', 'zh_CN'],
  },
}
