/**
 * What Electron's binary may do in this app, burnt into it: no Node by another name, no debugger, no code from outside
 * the archive, and the archive itself is checked where the system can (docs/adr/010).
 * @type {import('electron-builder').FuseOptionsV1}
 */
export const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  enableEmbeddedAsarIntegrityValidation: true,
  loadBrowserProcessSpecificV8Snapshot: false,
}
