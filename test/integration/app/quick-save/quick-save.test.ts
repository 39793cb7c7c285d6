import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { undoTransfer } from '../../../../src/main/transfers/undo.ts'
import { contentOf, files, quickSaving } from './world.ts'

const picture = (what: string) => ({ 'image/png': `\x89PNG ${what}` })

describe('a picture on the clipboard', () => {
  it('becomes a file by the rules, and its direct link is on the clipboard once it is saved', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, told, root, account, quickSave } = world
    await core.quickSave.set({ pictureName: 'Shot {n}', pictureFolder: root })
    clipboard.content = picture('one')
    const preview = await quickSave.preview({ account })
    expect(preview).toMatchObject({ clipboard: { kind: 'picture', thumbnail: null }, name: 'Shot 1.png' })
    expect(preview.folder?.id).toBe(root.id)
    const ids = await save(null)
    await saved(1)
    expect(files(world).map(({ name }) => name)).toEqual(['Shot 1.png'])
    expect(told).toEqual([{ ids, copied: clipboard.text }])
    expect(await (await fetch(String(clipboard.text))).text()).toContain('one')
    expect(await readdir(core.profile.spool)).toEqual([])
  })

  it('saved again within a minute is one file, two versions, and the same link', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, told, account, quickSave, root } = world
    await core.quickSave.set({ pictureFolder: root })
    clipboard.content = picture('one')
    await save()
    await saved(1)
    clipboard.content = picture('two')
    const { replaces, name } = await quickSave.preview({ account })
    expect(replaces?.name).toBe(name)
    await save()
    await saved(2)
    expect(files(world)).toHaveLength(1)
    expect(files(world)[0]?.entities).toHaveLength(2)
    expect(told[1]?.copied).toBe(told[0]?.copied)
    expect(clipboard.text).toBe(told[0]?.copied)
    expect(await (await fetch(String(clipboard.text))).text()).toContain('two')
  })

  it('pressed again while the first one is on its way, it is one file as well', async () => {
    const world = await quickSaving()
    const { clipboard, save, core } = world
    await core.quickSave.set({ linkAfterSave: 'none' })
    clipboard.content = picture('one')
    const first = save()
    clipboard.content = picture('one')
    await first
    clipboard.content = picture('two')
    await save()
    expect(files(world)).toHaveLength(1)
    const [file] = files(world)
    await expect.poll(() => contentOf(world, file?.name ?? '')).toContain('two')
    expect(clipboard.content).toEqual(picture('two'))
  })

  it.each([
    ['after a minute', { saveAgain: true }, 61_000],
    ['where that is not wanted', { saveAgain: false }, 0],
  ])('saved again %s is another file', async (_when, settings, later) => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, time } = world
    await core.quickSave.set({ ...settings, pictureName: 'Shot', linkAfterSave: 'none' })
    clipboard.content = picture('one')
    await save()
    await saved(1)
    time.ahead = later
    clipboard.content = picture('two')
    await save()
    await saved(2)
    expect(files(world).map(({ name }) => name)).toEqual(['Shot.png', 'Shot 2.png'])
    expect(await contentOf(world, 'Shot.png')).toContain('one')
  })

  it('changed by somebody else in between is asked about, and nothing is overwritten', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, other, until, told } = world
    await core.quickSave.set({ pictureName: 'Shot' })
    clipboard.content = picture('one')
    await save()
    await saved(1)
    await other.save('cloudreve://my/Shot.png', Buffer.from('theirs'))
    clipboard.content = picture('two')
    const [id = ''] = await save()
    const item = await until(id, ({ question }) => question !== null)
    expect(item.question?.conflict.kind).toBe('stale')
    expect(await contentOf(world, 'Shot.png')).toBe('theirs')
    expect(files(world)).toHaveLength(1)
    // The link comes with what is saved, never before.
    expect([told.length, clipboard.content]).toEqual([1, picture('two')])
  })

  it('undone, it is not built on: the next one is a new file', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, services, until } = world
    await core.quickSave.set({ pictureName: 'Shot', linkAfterSave: 'none' })
    clipboard.content = picture('one')
    const [id = ''] = await save()
    await saved(1)
    await undoTransfer({ core, ...services }, id)
    await until(id, ({ undo }) => undo === 'undone')
    clipboard.content = picture('two')
    await save()
    await saved(2)
    expect(await contentOf(world, 'Shot.png')).toContain('two')
    expect(files(world)[0]?.entities).toHaveLength(1)
  })
})

describe('text on the clipboard', () => {
  it('becomes Markdown, with a share that ends after a week', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save, server } = world
    await core.quickSave.set({ textName: 'Note' })
    clipboard.content = { 'text/plain': 'Call the printer' }
    const before = Date.now()
    await save()
    await saved(1)
    expect(await contentOf(world, 'Note.md')).toBe('Call the printer')
    const [share] = server.site.state.shares
    expect(clipboard.text).toBe(`${server.url}/s/${server.site.ids.encode('share', share?.id ?? 0)}`)
    const week = 7 * 24 * 3_600_000
    expect(share?.expiresAt).toBeGreaterThanOrEqual(before + week)
    expect(share?.expiresAt).toBeLessThanOrEqual(Date.now() + week)
  })

  it('is in the folder, whatever it says', async () => {
    const world = await quickSaving()
    const { clipboard, core, saved, save } = world
    await core.quickSave.set({ textName: 'Note {n}.txt', linkAfterSave: 'none' })
    const long = '长'.repeat(200_000)
    for (const [at, text] of ['\u0000\u001b[2J', '../../etc/passwd', long].entries()) {
      clipboard.content = { 'text/plain': text }
      await core.quickSave.set({ saveAgain: false })
      await save()
      await saved(at + 1)
    }
    expect(files(world).map(({ name }) => name)).toEqual(['Note 1.txt', 'Note 2.txt', 'Note 3.txt'])
    expect(await contentOf(world, 'Note 3.txt')).toBe(long)
  })

  it('copied meanwhile, what is on the clipboard stays there', async () => {
    const world = await quickSaving()
    const { clipboard, saved, save, told } = world
    clipboard.content = { 'text/plain': 'saved' }
    const saving = save()
    await saving
    clipboard.content = { 'text/plain': 'something else' }
    await saved(1)
    expect([clipboard.text, told[0]?.copied]).toEqual(['something else', null])
  })

  it('an account that may not share gets no link, and what is saved stays saved', async () => {
    const world = await quickSaving()
    const { clipboard, saved, save, told, server } = world
    for (const group of server.site.state.groups) group.permissions = []
    clipboard.content = { 'text/plain': 'saved' }
    await save()
    await saved(1)
    expect([files(world).length, told[0]?.copied, clipboard.text]).toEqual([1, null, 'saved'])
  })
})
