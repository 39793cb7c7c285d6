import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { signedIn } from '../cli/harness/world.ts'
import { startApp } from './running-app.ts'

const plan = 'cloudreve://my/plan.txt'

it('links are made, sent, paused and ended by the app that runs, which then sends what is saved', async () => {
  const { env, run, file, other, content } = await signedIn()
  await other.save(plan, Buffer.from('theirs'))
  const path = await file('plan.txt', 'mine')
  const app = await startApp(env)
  await app.services.links.start()
  const { links } = app.services.links

  const added = await run(['link', 'add', path, plan, '--json'])
  expect(added.events).toMatchObject([{ event: 'link', phase: 'changed' }])
  const id = links.list()[0]?.row.id ?? ''
  const pushed = await run(['link', 'push', path, '--json'])
  expect(pushed.events.at(-1)).toMatchObject({ event: 'result', result: 'replaced' })
  expect(await content(plan)).toBe('mine')
  expect((await run(['link', 'push', path, '--json'])).events).toMatchObject([{ result: 'unchanged' }])

  expect((await run(['link', 'pause'])).code).toBe(0)
  expect(links.get(id).row.isPaused).toBe(true)
  await run(['link', 'resume'])
  // Without the wait that saves have which follow each other: this is the first one of another run.
  await app.quit()
  const next = await startApp(env)
  await next.services.links.start()
  await writeFile(path, 'saved')
  await expect.poll(() => content(plan)).toBe('saved')
  await expect.poll(() => next.services.links.links.get(id).row.saves).toBe(2)

  expect((await run(['link', 'rm', id])).code).toBe(0)
  expect(next.services.links.links.list()).toEqual([])
  expect(next.services.activity.items().map(({ phase }) => phase)).toEqual(['saved'])
})
