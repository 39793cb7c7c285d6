import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { row } from '../../e2e/harness/screens.ts'
import { NotSeen, type Row } from '../harness/row.ts'
import { soon } from '../harness/soon.ts'
import { wholeApp } from '../harness/whole-app.ts'

export const editWindow: readonly Row[] = [
  {
    name: 'the app: a file is edited, and done',
    did: 'in the built app Ctrl+E was pressed on a file; a program put its lock beside the copy, saved twice, and took the lock away',
    expected:
      'the copy holds what the server does; the last content is sent; the copy goes when the program closes it',
    async run(place) {
      const uri = place.uri('letter.odt')
      await place.theirs(uri, 'the content it begins with', 'base')
      const { page, standIn } = await wholeApp(place)
      if (!standIn) throw new NotSeen('the programs of a real desktop are not started')
      await row(page, 'letter.odt').click()
      await page.keyboard.press('Control+E')
      const copy = await soon('the copy to be opened', async () => {
        const { openedPaths } = await standIn.ask('records')
        return openedPaths.find((path) => path.endsWith('letter.odt')) ?? null
      })
      place.check('the copy holds', await readFile(copy, 'utf8'), 'the content it begins with')
      const lock = join(dirname(copy), '.~lock.letter.odt#')
      await writeFile(lock, ',somebody')
      await page.getByRole('button', { name: 'Linked files' }).click()
      const listed = row(page, 'letter.odt')
      await listed.getByText('Open in LibreOffice').waitFor()
      place.wire.mark()
      await writeFile(copy, 'a first save')
      const last = 'the last save of the program'
      place.known('ours', last)
      await writeFile(copy, last)
      await soon('ours', async () => (await place.holds(uri))?.startsWith('ours (') || null)
      await rm(lock)
      await listed.waitFor({ state: 'detached' })
      const isThere = await readFile(copy).then(
        () => true,
        () => false,
      )
      place.check('the copy is there', isThere, false)
      place.check('requests with content', place.wire.contentRequests(), ['PUT /file/content: 28 B'])
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
]
