import { LinkWorld } from './link-world.ts'
import { programMatrix } from './program-matrix.ts'

programMatrix('link', async (name) => {
  const links = await LinkWorld.open()
  return { links, file: await links.linked(name, 'begin') }
})
