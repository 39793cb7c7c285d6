import { programMatrix } from '../links/program-matrix.ts'
import { EditWorld } from './edit-world.ts'

programMatrix('edit', async (name) => {
  const world = await EditWorld.open()
  return { links: world.links, file: await world.edited(name) }
})
