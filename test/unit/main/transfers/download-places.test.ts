import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { placesIn, takenIn } from '../../../../src/main/transfers/download-places.ts'
import { fileAt } from '../fakes.ts'

async function folderWith(...names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redrop-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const name of names) await writeFile(join(folder, name), 'mine')
  return folder
}

const files = ['a.txt', 'b.txt'].map((name) => fileAt(name))
const namesOf = (places: readonly { readonly path: string }[]) => places.map(({ path }) => basename(path))

test('names in use are told, also where only their case differs', async () => {
  expect(await takenIn(await folderWith('A.TXT'), files)).toEqual(['a.txt'])
})

test('they are skipped, or get a number', async () => {
  const folder = await folderWith('a.txt', 'a (2).txt')
  const skipped = await placesIn(folder, files, 'skip')
  expect([namesOf(skipped.places), skipped.skipped]).toEqual([['b.txt'], 1])
  const both = await placesIn(folder, files, 'keep-both')
  expect([namesOf(both.places), both.skipped]).toEqual([['a (3).txt', 'b.txt'], 0])
})

test('two files whose local names are the same go to two places', async () => {
  const twins = [fileAt('con', '1'), fileAt('con_', '2')]
  const { places } = await placesIn(await folderWith(), twins, 'skip')
  expect(namesOf(places)).toEqual(['con_', 'con_ (2)'])
})

test('a folder that is not there any more is an error that can be told', async () => {
  await expect(takenIn(join(await folderWith(), 'gone'), files)).rejects.toMatchObject({
    code: 'local-missing',
  })
})
