/** Names that some system starts, installs or interprets when they are opened. */
const startedByName = new Set(
  [
    // Windows
    'appinstaller application appref-ms appx appxbundle bat chm cmd com cpl diagcab dll exe gadget hlp hta inf iso jar',
    'jnlp js jse library-ms lnk msc msi msix msixbundle msp mst pif ps1 ps1xml psc1 psd1 psm1 reg scf scr search-ms',
    'settingcontent-ms sys theme url vb vbe vbs vhd vhdx ws wsc wsf wsh xbap xll',
    // macOS
    'action app applescript command dmg fileloc inetloc mpkg pkg scpt scptd terminal tool webloc workflow',
    // Linux and other Unixes
    'appimage bash csh deb desktop fish flatpakref ksh out pl py pyc pyw rb rpm run sh snap zsh',
  ].flatMap((line) => line.split(' ')),
)

/** Contents by their signature (`file-type`'s extensions). */
const startedByContent = new Set(['elf', 'exe', 'jar', 'lnk', 'macho'])

/** Whether a file that is called so could be run when it is opened: never opened, whatever the user asks (decision 19). */
export function isProgramName(name: string): boolean {
  // Windows leaves out dots and blanks at the end, and opens what ends with a class id by that class.
  const plain = name.replace(/[. ]+$/, '')
  if (/\.\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i.test(plain)) return true
  const extension = /\.([^.]*)$/.exec(plain)?.[1]
  return extension !== undefined && startedByName.has(extension.toLowerCase())
}

/** `head`: the first bytes; `type`: what they are by their signature. */
export function isProgramContent(head: Uint8Array, type: string | null): boolean {
  const isScript = head[0] === 0x23 && head[1] === 0x21
  return isScript || (type !== null && startedByContent.has(type))
}
