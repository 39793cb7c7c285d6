import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missing, packed } from './harness/packed.ts'

const given = (name: string) => readFile(join(packed().deb, name), 'utf8')

describe.skipIf(missing !== null)(`the Debian package (${missing ?? 'made here'})`, () => {
  it('needs the library of the keychain', async () => {
    const words = (await given('arguments')).split('\n')
    const needs = words.filter((_, at) => words[at - 1] === '-d')
    expect(needs).toContain('libsecret-1-0')
    expect(needs).toContain('libgtk-3-0 | libgtk-3-0t64')
  })

  it('brings the app, its icons, its desktop file and the command line', async () => {
    const places = (await given('arguments')).split('\n').flatMap((word) => /=(\/.*)$/.exec(word)?.[1] ?? [])
    expect(places).toEqual(
      expect.arrayContaining([
        '/opt/Redrop',
        '/usr/bin/redrop',
        '/usr/share/man/man1/redrop.1.gz',
        '/usr/share/man/zh_CN/man1/redrop.1.gz',
        '/usr/share/bash-completion/completions/redrop',
        '/usr/share/zsh/vendor-completions/_redrop',
        '/usr/share/fish/vendor_completions.d/redrop.fish',
        '/usr/share/applications/app.redrop.Redrop.desktop',
        '/usr/share/icons/hicolor/16x16/apps/redrop-desktop.png',
        '/usr/share/icons/hicolor/512x512/apps/redrop-desktop.png',
      ]),
    )
  })

  it('has a desktop file that windows, links and both languages find', async () => {
    expect((await given('desktop')).trim().split('\n')).toEqual(
      expect.arrayContaining([
        'Exec=/opt/Redrop/redrop-desktop %U',
        'Icon=redrop-desktop',
        'StartupWMClass=app.redrop.Redrop',
        'MimeType=x-scheme-handler/redrop;',
        'Categories=Network;FileTransfer;',
        'Name=Redrop',
        'Name[zh_CN]=Redrop',
        'Actions=QuickSave;Shelf;',
        '[Desktop Action QuickSave]',
        'Exec=/opt/Redrop/redrop-desktop --quick-save',
        'Name[zh_CN]=快速保存',
        '[Desktop Action Shelf]',
        'Exec=/opt/Redrop/redrop-desktop --shelf',
        expect.stringMatching(/^Comment=Desktop client for Cloudreve/),
        expect.stringMatching(/^Comment\[zh_CN\]=Cloudreve 桌面客户端/),
        expect.stringMatching(/^Keywords=Cloudreve;/),
        expect.stringMatching(/^Keywords\[zh_CN\]=Cloudreve;网盘;/),
      ]),
    )
  })
})
