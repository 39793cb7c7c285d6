import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/utilities.css'
import type { Component } from 'vue'
import App from './App.vue'
import { createWindow } from './create.ts'
import { viewOf } from './view.ts'

/** The parts of the main window are here already; small windows bring theirs along. */
async function root(): Promise<Component> {
  const view = viewOf(location.search)
  if (view === 'main') return App
  const { PopoverView, ShelfView } = (await import('../features/quick-save/index.ts')) as Record<
    'PopoverView' | 'ShelfView',
    Component
  >
  return view === 'popover' ? PopoverView : ShelfView
}

const app = await createWindow(await root())
app.mount('#app')
