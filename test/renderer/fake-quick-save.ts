import type { DesktopApi } from '../../src/shared/ipc/contract.ts'

/** Where a text from the clipboard goes when it is saved. */
export function fakeQuickSave(): DesktopApi['quickSave'] {
  return {
    preview: ({ account }) =>
      Promise.resolve({
        ok: true,
        value: {
          clipboard: { kind: 'text', excerpt: 'Call the printer about the price list', size: 37 },
          token: 'clipboard-1',
          folder: { account, id: 'folder-notes', uri: 'cloudreve://my/Notes' },
          name: 'Note 2026-11-24 10.44.md',
          replaces: null,
        },
      }),
    save: () => Promise.resolve({ ok: true, value: { transfers: ['transfer-quick-save'], failed: [] } }),
  }
}

/** Keys that all work. */
export function fakeShortcuts(): DesktopApi['shortcuts'] {
  const states = { saveClipboard: 'works', showShelf: 'works', pushLink: 'off' } as const
  return {
    info: () => Promise.resolve({ ok: true, value: { states, byDesktop: false } }),
    record: () => Promise.resolve({ ok: true, value: null }),
  }
}
