import { join } from 'node:path'
import { execLine } from '../startup/exec-line.ts'
import type { Entry } from './entry.ts'
import { menuName, menuNameZh } from './names.ts'

const icon = 'redrop-desktop'

/**
 * Files (Nautilus), Nemo and Dolphin. Thunar keeps the actions of all programs in one file that the user edits: nothing is
 * written there. `data`: the user's folder for data of programs. `command`: the program and its arguments.
 */
export function linuxEntries(data: string, command: readonly string[]): readonly Entry[] {
  return [
    { path: join(data, 'nautilus', 'scripts', menuName), content: nautilus(command), mode: 0o755 },
    { path: join(data, 'nemo', 'actions', 'redrop.nemo_action'), content: nemo(command), mode: 0o644 },
    // Only what may be executed is taken for a menu of the user's own.
    { path: join(data, 'kio', 'servicemenus', 'redrop.desktop'), content: dolphin(command), mode: 0o755 },
  ]
}

/** Run in the folder that is shown, with the names of what is selected. */
function nautilus(command: readonly string[]): string {
  return ['#!/bin/sh', `exec ${command.map(quoted).join(' ')} -- "$@"`, ''].join('\n')
}

/** As addresses, for Nemo splits its line at quotes and spaces: in an address within quotes there are none. */
function nemo(command: readonly string[]): string {
  return [
    '[Nemo Action]',
    `Name=${menuName}`,
    `Name[zh_CN]=${menuNameZh}`,
    `Exec=${command.map(doubled).join(' ')} -- %U`,
    `Icon-Name=${icon}`,
    'Selection=notnone',
    'Extensions=any;',
    'Quote=double',
    'Active=true',
    '',
  ].join('\n')
}

function dolphin(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Service',
    'X-KDE-ServiceTypes=KonqPopupMenu/Plugin',
    'MimeType=application/octet-stream;inode/directory;',
    'Actions=sendToRedrop;',
    '',
    '[Desktop Action sendToRedrop]',
    `Name=${menuName}`,
    `Name[zh_CN]=${menuNameZh}`,
    `Icon=${icon}`,
    `Exec=${execLine([...command, '--'])} %F`,
    '',
  ].join('\n')
}

/** One word of a POSIX shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}

/** One word of GLib's command lines; `%` begins a field of Nemo. */
function doubled(word: string): string {
  return `"${word.replace(/["\\$`]/g, '\\$&').replaceAll('%', '%%')}"`
}
