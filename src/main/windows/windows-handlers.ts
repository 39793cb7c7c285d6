import type { Wish } from '../../shared/ipc/contract.ts'
import type { SmallView } from '../../shared/views.ts'
import type { Arrivals } from '../deep-link/arrivals.ts'
import type { Handlers } from '../ipc/router.ts'
import type { LocalRefs } from '../local-files/local-refs.ts'

export interface WindowsParts {
  open(): void
  fit(view: SmallView, height: number): void
  showShelf(): void
  quit(): void
}

interface Parts {
  readonly windows: WindowsParts
  readonly arrivals: Pick<Arrivals, 'put'>
  readonly services: { readonly refs: LocalRefs }
}

/** What the small windows ask of the desktop. */
export function windowsHandlers({
  windows,
  arrivals,
  services,
}: Parts): Pick<Handlers, Extract<keyof Handlers, `windows.${string}`>> {
  async function show(wish: Wish): Promise<void> {
    const { refs } = services
    if (wish.kind !== 'files') arrivals.put(wish)
    else arrivals.put({ kind: 'files', refs: await refs.register(wish.refs.map((ref) => refs.pathOf(ref))) })
  }
  return {
    'windows.open': async ({ wish }) => {
      if (wish === null) windows.open()
      else await show(wish)
      return null
    },
    'windows.fit': ({ view, height }) => {
      windows.fit(view, height)
      return null
    },
    'windows.showShelf': () => {
      windows.showShelf()
      return null
    },
    'windows.quit': () => {
      windows.quit()
      return null
    },
  }
}
