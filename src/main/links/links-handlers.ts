import type { Handlers } from '../ipc/router.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import type { LinksDesk } from './links-desk.ts'

type Answered =
  | 'list'
  | 'add'
  | 'setMode'
  | 'push'
  | 'pause'
  | 'resume'
  | 'pauseAll'
  | 'resumeAll'
  | 'locate'
  | 'show'
  | 'remove'

export function linksHandlers(
  desk: LinksDesk,
  shell: Pick<SafeShell, 'showFile'>,
): Pick<Handlers, `links.${Answered}`> {
  const { links } = desk
  const done = (work: Promise<unknown>) => work.then(() => null)
  return {
    'links.list': () => desk.list(),
    'links.add': (input) => desk.add(input),
    'links.setMode': async ({ id, mode }) => desk.info(await links.setMode(id, mode)),
    'links.push': ({ id }) => desk.push(id),
    'links.pause': ({ id }) => done(links.setPaused(id, true)),
    'links.resume': ({ id }) => done(links.setPaused(id, false)),
    'links.pauseAll': () => done(links.setAllPaused(true)),
    'links.resumeAll': () => done(links.setAllPaused(false)),
    'links.locate': ({ id }) => desk.locate(id),
    'links.show': ({ id }) => {
      shell.showFile(links.get(id).row.path)
      return null
    },
    'links.remove': ({ id }) => done(desk.remove(id)),
  }
}
