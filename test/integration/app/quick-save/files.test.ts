import { rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { contentOf, files, quickSaving } from './world.ts'

describe('files on the clipboard', () => {
  it('keep their names; what cannot be sent is said, and the rest goes', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, quickSave, account, root, file, folder } = world
    const paths = [await file('a.txt', 'a'), await file('b.txt', 'b'), await file('gone.txt', 'gone')]
    await rm(paths[2] ?? '')
    await core.quickSave.set({ linkAfterSave: 'share' })
    clipboard.content = {
      'text/uri-list': [...paths, folder].map((path) => pathToFileURL(path).href).join('\r\n'),
    }
    const { token, clipboard: seen } = await quickSave.preview({ account })
    expect(seen).toMatchObject({ kind: 'files', count: 4 })
    const { failed } = await quickSave.save({ account, token, folder: root })
    expect(failed.map(({ error }) => error.code)).toEqual(['local-missing', 'local-is-folder'])
    await saved(1)
    expect(files(world).map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
    expect(String(clipboard.text).split('\n')).toHaveLength(2)
  })

  it('never replace what happens to be called so, but what the same key has just saved', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, file, other } = world
    await core.quickSave.set({ linkAfterSave: 'none' })
    await other.save('cloudreve://my/a.txt', Buffer.from('theirs'))
    const copy = async (content: string) => {
      clipboard.content = { 'text/uri-list': pathToFileURL(await file('a.txt', content)).href }
    }
    await copy('mine')
    await save()
    await saved(1)
    await copy('mine, changed')
    await save()
    await saved(2)
    const made = files(world).find(({ name }) => name !== 'a.txt')
    expect(await contentOf(world, 'a.txt')).toBe('theirs')
    expect(files(world)).toHaveLength(2)
    expect(await contentOf(world, made?.name ?? '')).toBe('mine, changed')
  })

  it('if none of them is there, nothing is begun', async () => {
    const { clipboard, save, services } = await quickSaving()
    clipboard.content = { 'text/uri-list': 'file:///nowhere/at/all.txt' }
    await expect(save()).rejects.toMatchObject({ code: 'local-missing' })
    expect(services.activity.items()).toEqual([])
  })
})

describe('the clipboard', () => {
  it('empty, or another one by now, is told', async () => {
    const { clipboard, quickSave, account, root, save } = await quickSaving()
    await expect(save()).rejects.toMatchObject({ code: 'clipboard-empty' })
    clipboard.content = { 'text/plain': 'one' }
    const { token } = await quickSave.preview({ account })
    clipboard.content = { 'text/plain': 'two' }
    const saving = quickSave.save({ account, token, folder: root })
    await expect(saving).rejects.toMatchObject({ code: 'conflict' })
  })

  it('needs a folder: the rules’ or one that is named', async () => {
    const { clipboard, save } = await quickSaving()
    clipboard.content = { 'text/plain': 'one' }
    await expect(save(null)).rejects.toMatchObject({ code: 'save-folder-needed' })
  })

  it('afterwards opens the browser at the link, or shows the file', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, sites, arrivals, account } = world
    await core.quickSave.set({ showAfterSave: 'browser', textName: 'Note {n}', saveAgain: false })
    clipboard.content = { 'text/plain': 'one' }
    await save()
    await saved(1)
    await expect.poll(() => sites.map(({ href }) => href)).toEqual([clipboard.text])
    await core.quickSave.set({ showAfterSave: 'window' })
    clipboard.content = { 'text/plain': 'two' }
    await save()
    await saved(2)
    await expect.poll(() => arrivals).toMatchObject([{ kind: 'place', name: 'Note 2.md' }])
    expect(arrivals[0]).toMatchObject({ account: { user: account.user }, folder: 'cloudreve://my' })
  })
})
