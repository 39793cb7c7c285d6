import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import type { Subject } from './save-matrix.ts'
import { programs, versionOf } from './programs.ts'
import { keep, type Seen } from './verified.ts'

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

/** Programs as they are installed × a kind of link, judged by what the server has committed. */
export function programMatrix(kind: string, open: (name: string) => Promise<Subject>): void {
  const rows: Seen[] = []
  afterAll(() => keep('programs', rows))

  describe(`${kind}: a program saves, and each save is one upload of just that content`, () => {
    it.for(programs)('$name', async (program, context) => {
      const version = await versionOf(program)
      if (version === null) {
        rows.push({ kind, program: program.name, result: 'not seen', why: 'not installed' })
        return context.skip(`${program.command} is not installed`)
      }
      const { links, file } = await open(`plan.${program.extension}`)
      const saved: string[] = []
      for (const text of ['first save', 'second one, longer']) {
        await links.save(() => program.save(file.path, text))
        saved.push(await hashOf(file.path))
        expect(await links.sent(file)).toEqual(saved)
      }
      await program.look(file.path)
      await links.links.lookAgain()
      await links.settle()
      const sent = await links.sent(file)
      expect(sent).toEqual(saved)
      expect(new Set(saved).size).toBe(2)
      rows.push({ kind, program: program.name, version, result: 'passed', saves: 2, uploads: sent.length })
    })
  })
}
