import { LinkWorld } from './link-world.ts'
import { saveMatrix } from './save-matrix.ts'

saveMatrix('link', async () => {
  const links = await LinkWorld.open()
  return { links, file: await links.linked() }
})
