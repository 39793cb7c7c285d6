import { saveMatrix } from '../links/save-matrix.ts'
import { EditWorld } from './edit-world.ts'

saveMatrix('edit', async () => {
  const world = await EditWorld.open()
  return { links: world.links, file: await world.edited() }
})
