import { cli } from './cli.ts'
import { conflicts } from './conflicts.ts'
import { errors } from './errors.ts'
import { accounts } from './window-accounts.ts'
import { browser } from './window-browser.ts'
import { windowErrors } from './window-errors.ts'
import { settings } from './window-settings.ts'
import { shell } from './window-shell.ts'

export const en = {
  accounts,
  browser,
  cli,
  conflicts,
  errors,
  settings,
  shell,
  windowErrors,
} as const
