import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Row } from '../report/row.ts'
import { rounded } from '../tools/stats.ts'

const out = fileURLToPath(new URL('../../../out', import.meta.url))

/** How big the built bundles are; of the page, what its first screen needs. */
export async function sizes(): Promise<Row[]> {
  const pages = join(out, 'renderer')
  const index = await readFile(join(pages, 'index.html'), 'utf8')
  const initial = [...index.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+)"/g)].map((found) => found[1] ?? '')
  return Promise.all([
    sizeOf('Bundle: main process', await scripts(join(out, 'main'))),
    sizeOf('Bundle: preload', await scripts(join(out, 'preload'))),
    sizeOf(
      'Bundle: first screen of the page',
      ['index.html', ...initial].map((file) => join(pages, file)),
    ),
    sizeOf('Bundle: the whole page', await scripts(pages)),
  ])
}

async function scripts(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => /\.(?:c?js|css|html)$/.test(name)).map((name) => join(folder, name))
}

async function sizeOf(name: string, files: readonly string[]): Promise<Row> {
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const packed = await Promise.all(contents.map((content) => promisify(gzip)(content)))
  const sum = (all: readonly Buffer[]) => all.reduce((bytes, one) => bytes + one.length, 0) / 1024
  return {
    name: `${name}, gzip`,
    value: rounded(sum(packed)),
    unit: 'KiB',
    goal: null,
    facts: { files: files.length, unpackedKiB: rounded(sum(contents)) },
  }
}
