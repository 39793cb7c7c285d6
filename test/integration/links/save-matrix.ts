import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Linked, LinkWorld } from './link-world.ts'
import { idleSaves, saves } from './saves.ts'

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

export interface Subject {
  readonly links: LinkWorld
  readonly file: Linked
}

/** Every way to save × a kind of link, judged by what the server has committed. */
export function saveMatrix(kind: string, open: () => Promise<Subject>): void {
  describe(`${kind}: one upload of the final content`, () => {
    it.each(Object.keys(saves))('%s', async (name) => {
      const { links, file } = await open()
      const save = saves[name] ?? (() => Promise.reject(new Error(name)))
      await links.save(() => save(file.path, 'first save'))
      expect(await links.sent(file)).toEqual([sha256('first save')])
      await links.save(() => save(file.path, '2nd  save!'))
      expect(await links.sent(file)).toEqual([sha256('first save'), sha256('2nd  save!')])
      expect(await links.world.content(file.uri)).toBe('2nd  save!')
      expect(links.view(file.id).row).toMatchObject({ saves: 2, changes: 0, transfer: null })
    })
  })

  describe(`${kind}: nothing is sent for`, () => {
    it.each(Object.keys(idleSaves))('%s', async (name) => {
      const { links, file } = await open()
      const save = idleSaves[name] ?? (() => Promise.reject(new Error(name)))
      await links.save(() => save(file.path))
      expect(links.handedOver).toEqual([])
      await links.save(() => saves['in place']?.(file.path, 'a real one') ?? Promise.resolve())
      await links.save(() => save(file.path))
      expect(await links.sent(file)).toEqual([sha256(await readFile(file.path))])
      expect(links.handedOver).toHaveLength(1)
    })
  })
}
