/* global Response */
// What the app tries before 'ready'.
import { BrowserWindow, Menu, protocol, session } from 'electron'

const attempts = {
  window: () => new BrowserWindow(),
  handle: () => protocol.handle('app', () => new Response('')),
  session: () => session.defaultSession,
  menu: () => Menu.setApplicationMenu(null),
}

export const before = Object.fromEntries(
  Object.entries(attempts).map(([name, attempt]) => {
    try {
      attempt()
      return [name, 'nothing was thrown']
    } catch (error) {
      return [name, error.message]
    }
  }),
)
