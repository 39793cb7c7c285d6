import type { Handlers } from '../ipc/router.ts'
import type { EditsDesk } from './edits-desk.ts'

export function editsHandlers(desk: EditsDesk): Pick<Handlers, `links.${'edit' | 'open' | 'done'}`> {
  return {
    'links.edit': (input) => desk.edit(input),
    'links.open': ({ id }) => desk.open(id),
    'links.done': (input) => desk.done(input),
  }
}
