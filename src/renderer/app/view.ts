import { smallViews, type View } from '../../shared/views.ts'

/** What this window shows, by the query of its address. */
export function viewOf(search: string): View {
  const name = new URLSearchParams(search).get('view')
  return smallViews.find((view) => view === name) ?? 'main'
}
