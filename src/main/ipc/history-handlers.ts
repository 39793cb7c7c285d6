import type { HistoryDesk } from '../history/history-desk.ts'
import type { Handlers } from './router.ts'

type Answered = 'page' | 'overview' | 'way' | 'undo' | 'redo' | 'retry' | 'clear'

export function historyHandlers(history: HistoryDesk): Pick<Handlers, `history.${Answered}`> {
  return {
    'history.page': ({ query, after }) => history.page(query, after),
    'history.overview': ({ query }) => history.overview(query),
    'history.way': ({ id }) => history.way(id),
    'history.undo': ({ id }) => history.undo(id),
    'history.redo': async ({ id }) => {
      await history.redo(id)
      return null
    },
    'history.retry': async ({ id }) => {
      await history.retry(id)
      return null
    },
    'history.clear': async () => ({ forgotten: await history.clear() }),
  }
}
