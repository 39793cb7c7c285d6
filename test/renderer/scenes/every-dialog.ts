import type { Locale } from '../../../src/shared/i18n/index.ts'
import type { Settings } from '../../../src/shared/ipc/contract.ts'
import { snapshot } from '../fake-activity.ts'
import { createFake, ok } from '../fake-api.ts'
import { appInfo, settings } from '../fake-data.ts'
import { everyQuestion } from '../fake-questions.ts'
import type { Scene } from './scene.ts'

/** What a test can ask of this scene, as `window.questions`. */
export interface Questions {
  readonly ids: readonly string[]
  /** Opens the dialog of a question, as a click on a notification does. */
  show(id: string): void
  wear(look: { theme: Settings['theme']; language: Locale }): void
}

const items = Object.entries(everyQuestion).map(([id, item]) => ({ ...item, id }))

/** All questions at once, one dialog after the other, in every look: one page for all of them. */
export const everyDialog: Readonly<Record<string, Scene>> = {
  'every-dialog': {
    fake: () => {
      let asked: string | null = null
      const fake = createFake({
        app: {
          info: () => ok(appInfo),
          arrivals: () => ok(asked === null ? [] : [{ kind: 'question', id: asked }]),
        },
        activity: { snapshot: () => ok(snapshot(items)) },
      })
      const questions: Questions = {
        ids: items.map(({ id }) => id),
        show(id) {
          asked = id
          fake.emit('onArrival', null)
        },
        wear: (look) => fake.emit('onSettings', { ...settings, ...look }),
      }
      Object.assign(window, { questions })
      return fake.api
    },
  },
}
