import { setTimeout as wait } from 'node:timers/promises'
import { App } from '../../e2e/harness/app.ts'
import { enterAddress, list, row } from '../../e2e/harness/screens.ts'
import type { Place } from './place.ts'
import { NotSeen } from './row.ts'
import { soon } from './soon.ts'

/** The built app with its window, signed in, showing the place's folder. */
export async function wholeApp(place: Place): Promise<App> {
  const app = await App.launch().catch((error: unknown) => {
    const [line] = String(error).split('\n')
    throw new NotSeen(`the built app does not start here: ${line}`)
  })
  place.cleanUp(() => app.close())
  const { email, password } = place.bench.login
  await enterAddress(app, place.wire.url)
  await app.page.getByLabel('E-mail').fill(email)
  await app.page.getByRole('textbox', { name: 'Password' }).fill(password)
  await app.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await list(app.page).waitFor()
  for (const name of place.folder.replace('cloudreve://my/', '').split('/')) {
    await row(app.page, name).dblclick()
    await app.page.getByRole('navigation').getByText(name, { exact: true }).first().waitFor()
  }
  return app
}

/** Tries until it is done: what has just appeared takes no keys and clicks, which may be meant for something else. */
export async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  await soon(what, async () => {
    if (await done()) return true
    await wait(200)
    return null
  })
}
