import { expect, test } from 'vitest'
import type { MenuItemConstructorOptions } from 'electron'
import { applicationMenu } from '../../../../src/main/menu/application-menu.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import type { Command } from '../../../../src/shared/ipc/contract.ts'

function menu(platform: NodeJS.Platform, locale: 'en' | 'zh-CN' = 'en') {
  const sent: (Command | 'quick save' | 'shelf')[] = []
  const template = applicationMenu({
    t: createTranslator(locale),
    platform,
    send: (command) => sent.push(command),
    undo: () => sent.push('undo'),
    redo: () => sent.push('redo'),
    quickSave: () => sent.push('quick save'),
    shelf: () => sent.push('shelf'),
  })
  const all = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  return { template, all, sent }
}

const click = ({ click: act }: MenuItemConstructorOptions) => act?.({} as never, undefined, {})

test.each(['linux', 'win32', 'darwin'] as const)('%s: every item does something, once', (platform) => {
  const { all, sent } = menu(platform)
  for (const item of all) {
    const isDone = item.role !== undefined || item.type === 'separator' || item.click !== undefined
    expect(isDone, item.label ?? '').toBe(true)
    click(item)
  }
  expect(new Set(sent).size).toBe(sent.length)
  const keys = all.flatMap(({ accelerator }) => accelerator ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})

test('about, settings and quit are where each system has them', () => {
  expect(menu('darwin').template.map(({ label }) => label)[0]).toBe('Redrop')
  expect(menu('linux').template.at(-1)).toMatchObject({ label: 'Help' })
})

test('nothing in it reloads the page or opens the tools of developers', () => {
  const roles = menu('linux').all.map(({ role }) => role)
  for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles).not.toContain(role)
})

test('the keys of built features are there to read', () => {
  const { all } = menu('linux')
  const keys = Object.fromEntries(
    all.flatMap(({ label, accelerator }) => (accelerator === undefined ? [] : [[accelerator, label]])),
  )
  expect(keys).toMatchObject({
    'CmdOrCtrl+U': 'Upload files…',
    'CmdOrCtrl+R': 'Replace with…',
    'CmdOrCtrl+E': 'Edit in its program',
    'CmdOrCtrl+F': 'Search in this folder',
    'CmdOrCtrl+L': 'Go to a path',
    'CmdOrCtrl+J': 'Transfers',
    'CmdOrCtrl+D': 'Decisions',
    'CmdOrCtrl+,': 'Settings…',
    'CmdOrCtrl+Z': 'Undo',
    F2: 'Rename…',
    F5: 'Reload list',
    Delete: 'Move to trash',
  })
})

test('a key that deletes is shown and never taken from a text field', () => {
  expect(menu('linux').all.find(({ accelerator }) => accelerator === 'Delete')).toMatchObject({
    registerAccelerator: false,
  })
  expect(menu('darwin').all.some(({ accelerator }) => accelerator === 'Delete')).toBe(false)
})

test('it speaks Chinese', () => {
  expect(menu('linux', 'zh-CN').template.map(({ label }) => label)).toEqual([
    '文件',
    '编辑',
    '显示',
    '窗口',
    '帮助',
  ])
})
