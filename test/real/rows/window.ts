import { dropFiles } from '../../e2e/harness/drop.ts'
import { dialog, row } from '../../e2e/harness/screens.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'
import { soon } from '../harness/soon.ts'
import { until, wholeApp } from '../harness/whole-app.ts'

/** The built app shows the folder; a file is dropped on the row of another. */
async function dropped(place: Place, beforeDrop: () => Promise<unknown>) {
  const uri = place.uri('report.txt')
  await place.theirs(uri, 'the content both began with', 'base')
  const app = await wholeApp(place)
  await row(app.page, 'report.txt').waitFor()
  const path = await place.file('report.txt', 'what this computer has made of it')
  await beforeDrop()
  place.wire.mark()
  await dropFiles(row(app.page, 'report.txt'), [path])
  return { uri, app }
}

const serverHas = (place: Place, uri: string, called: string) =>
  soon(`${called} on the server`, async () => (await place.holds(uri))?.startsWith(`${called} (`) || null)

export const window: readonly Row[] = [
  {
    name: 'the window: a file dropped on a row, and undo',
    did: 'in the built app a local file was dropped on the row of a remote one; then "Undo" was clicked',
    expected: 'ours over base with one request; after the undo base is current again',
    async run(place) {
      const { uri, app } = await dropped(place, () => Promise.resolve())
      await serverHas(place, uri, 'ours')
      place.check('requests with content', place.wire.contentRequests(), ['PUT /file/content: 33 B'])
      await app.page.getByRole('button', { name: 'Undo' }).first().click()
      await serverHas(place, uri, 'base')
      await place.checkServer(uri, 'base', ['ours', 'base'])
    },
  },
  {
    name: 'the window: a file dropped on a row that somebody has changed',
    did: 'in the built app a row was shown; somebody else saved the file; a local file was dropped on the row; "Replace with mine" was chosen in the dialog',
    expected: 'the dialog before any byte; then ours over theirs',
    async run(place) {
      const uri = place.uri('report.txt')
      const { app } = await dropped(place, () => place.theirs(uri, 'what somebody else has made of it'))
      await dialog(app.page).getByText('Two versions of “report.txt”').waitFor()
      place.note('dialog', 'Two versions of “report.txt”')
      place.check('bytes sent before the answer', place.wire.contentBytes(), 0)
      await place.checkServerHolds(uri, 'theirs')
      await until('the dialog to go', async () => {
        await app.page.keyboard.press('r')
        await app.page.keyboard.press('Enter')
        return dialog(app.page).isHidden()
      })
      await serverHas(place, uri, 'ours')
      await place.checkServer(uri, 'ours', ['ours', 'theirs', 'base'])
    },
  },
]
