import { join } from 'node:path'
import type { Entry } from './entry.ts'
import { menuName } from './names.ts'

/** `launch services` finds the app by it, wherever it was put. */
const appId = 'app.redrop.Redrop'

/** The folder of the Quick Action in the user's library. */
export function quickAction(home: string): string {
  return join(home, 'Library', 'Services', `${menuName}.workflow`)
}

/** A Quick Action of Automator: Finder gives it what is selected, as arguments of a shell script. */
export function macEntries(home: string): readonly Entry[] {
  const contents = join(quickAction(home), 'Contents')
  return [
    { path: join(contents, 'Info.plist'), content: plist(info), mode: 0o644 },
    { path: join(contents, 'document.wflow'), content: plist(workflow), mode: 0o644 },
  ]
}

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

const info = {
  NSServices: [
    {
      NSMenuItem: { default: menuName },
      NSMessage: 'runWorkflowAsService',
      NSRequiredContext: { NSApplicationIdentifier: 'com.apple.finder' },
      NSSendFileTypes: ['public.item'],
    },
  ],
}

const text = { Container: 'List', Optional: true, Types: ['com.apple.cocoa.string'] }

const workflow = {
  AMApplicationBuild: '523',
  AMApplicationVersion: '2.10',
  AMDocumentVersion: '2',
  actions: [
    {
      action: {
        AMAccepts: text,
        AMActionVersion: '2.0.3',
        AMApplication: ['Automator'],
        AMParameterProperties: {
          COMMAND_STRING: {},
          CheckedForUserDefaultShell: {},
          inputMethod: {},
          shell: {},
          source: {},
        },
        AMProvides: { Container: 'List', Types: ['com.apple.cocoa.string'] },
        ActionBundlePath: '/System/Library/Automator/Run Shell Script.action',
        ActionName: 'Run Shell Script',
        ActionParameters: {
          COMMAND_STRING: `exec /usr/bin/open -b ${appId} "$@"`,
          CheckedForUserDefaultShell: true,
          // What is selected comes as arguments.
          inputMethod: 1,
          shell: '/bin/sh',
          source: '',
        },
        BundleIdentifier: 'com.apple.RunShellScript',
        CFBundleVersion: '2.0.3',
        'Class Name': 'RunShellScriptAction',
        InputUUID: '9D0E1B5C-0B49-4D9B-8A55-1B6F6B1E2C01',
        OutputUUID: '9D0E1B5C-0B49-4D9B-8A55-1B6F6B1E2C02',
        UUID: '9D0E1B5C-0B49-4D9B-8A55-1B6F6B1E2C03',
        isViewVisible: 1,
      },
      isViewVisible: 1,
    },
  ],
  connectors: {},
  workflowMetaData: {
    serviceApplicationBundleID: 'com.apple.finder',
    serviceInputTypeIdentifier: 'com.apple.Automator.fileSystemObject',
    serviceOutputTypeIdentifier: 'com.apple.Automator.nothing',
    serviceProcessesInput: 0,
    workflowTypeIdentifier: 'com.apple.Automator.servicesMenu',
  },
}

/** A property list of Apple's, as XML. */
function plist(value: Value): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0">${element(value)}</plist>`,
    '',
  ].join('\n')
}

function element(value: Value): string {
  if (typeof value === 'string') return `<string>${escaped(value)}</string>`
  if (typeof value === 'number') return `<integer>${value}</integer>`
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>'
  if (isList(value)) return `<array>${value.map(element).join('')}</array>`
  const pairs = Object.entries(value).map(([key, one]) => `<key>${escaped(key)}</key>${element(one)}`)
  return `<dict>${pairs.join('')}</dict>`
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
