import { createHash } from 'node:crypto'
import { dialog } from '../../e2e/harness/screens.ts'
import type { Row } from '../harness/row.ts'
import { NotSeen } from '../harness/row.ts'
import { soon } from '../harness/soon.ts'
import { wholeApp } from '../harness/whole-app.ts'

const keys = 'Control+Shift+U'
/** As the clipboard hands it over. */
const picture = (number: number) => `\u0089PNG\r\n a picture ${number}`
const bytesOf = (number: number) => Buffer.from(picture(number))

async function got(link: string): Promise<string> {
  const bytes = Buffer.from(await (await fetch(link)).arrayBuffer())
  const which = [1, 2, 3].find((number) => bytes.equals(bytesOf(number)))
  return `picture ${which ?? '?'} (sha256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}…)`
}

export const clipboard: readonly Row[] = [
  {
    name: 'the app: a clipboard picture by the global key, with its link, and again',
    did: 'in the built app a key and the folder for pictures were set; a picture was copied and the key pressed; another was copied and the key pressed again; somebody else saved over it, a third was copied and the key pressed',
    expected:
      'the picture is saved without a question and its link is on the clipboard; the second replaces it: one file, one link, two versions; the third is asked about and not sent',
    async run(place) {
      await place.somebody.makeFolder(place.uri('Screenshots'))
      const app = await wholeApp(place)
      const { page, standIn } = app
      if (!standIn) throw new NotSeen('the clipboard of a real desktop is not touched')
      const setting = (title: string) => page.locator('.setting', { hasText: title })
      await page.keyboard.press('Control+,')
      await page.getByRole('button', { name: 'Quick save' }).click()
      await setting('Save the clipboard').getByRole('button', { name: 'Set keys…' }).click()
      await page.keyboard.press(keys)
      await setting('Save the clipboard').getByRole('button', { name: 'Change…' }).waitFor()
      await page.getByLabel('Name of a Picture').fill('Screenshot {n}')
      await page.getByLabel('Folder: Picture').selectOption({ label: 'Choose a folder…' })
      for (const name of place.uri('Screenshots').replace('cloudreve://my/', '').split('/'))
        await page.getByRole('option', { name, exact: true }).dblclick()
      await page.getByRole('dialog').getByRole('button', { name: 'Choose a folder' }).click()
      await dialog(page).waitFor({ state: 'hidden' })

      const uri = place.uri('Screenshots', 'Screenshot 1.png')
      const copy = async (number: number, called: string) => {
        place.known(called, bytesOf(number))
        await standIn.ask('setClipboard', { 'image/png': picture(number) })
        await standIn.ask('pressGlobalKeys', { keys })
      }
      const text = async () => (await standIn.ask('clipboard'))['text/plain'] ?? null
      place.wire.mark()
      await copy(1, 'first')
      const link = await soon('a link on the clipboard', text)
      place.check('the link leads to', (await got(link)).split(' (')[0], 'picture 1')
      await place.checkServer(uri, 'first', ['first'])

      await copy(2, 'second')
      place.check('link on the clipboard again', (await soon('the link', text)) === link, true)
      place.check('the link leads to', (await got(link)).split(' (')[0], 'picture 2')
      await place.checkServer(uri, 'second', ['second', 'first'])
      place.check('files', await place.somebody.names(place.uri('Screenshots')), ['Screenshot 1.png'])

      await place.theirs(uri, 'what somebody else has made of it')
      place.wire.mark()
      await copy(3, 'third')
      const told = async () =>
        (await standIn.ask('records')).notifications.find(({ title }) => title.includes('needs you')) ?? null
      place.check('told', (await soon('a notification', told)).title, '“Screenshot 1.png” needs you')
      place.check('bytes sent', place.wire.contentBytes(), 0)
      await place.checkServer(uri, 'theirs', ['theirs', 'second', 'first'])
    },
  },
]
