import type { en } from '../en/index.ts'
import type { SameKeys } from '../same-keys.ts'
import { cli } from './cli.ts'
import { cliApp } from './cli-app.ts'
import { cliManual } from './cli-manual.ts'
import { cliEdit } from './cli-edit.ts'
import { cliLink } from './cli-link.ts'
import { cliQuickSave } from './cli-quick-save.ts'
import { conflicts } from './conflicts.ts'
import { errors } from './errors.ts'
import { quickSave } from './quick-save.ts'
import { reasons } from './reasons.ts'
import { accounts } from './window-accounts.ts'
import { browser } from './window-browser.ts'
import { compare } from './window-compare.ts'
import { questions } from './window-conflicts.ts'
import { desktop } from './window-desktop.ts'
import { details } from './window-details.ts'
import { windowErrors } from './window-errors.ts'
import { history } from './window-history.ts'
import { links } from './window-links.ts'
import { outside } from './window-outside.ts'
import { plan } from './window-plan.ts'
import { replacing } from './window-replacing.ts'
import { settings } from './window-settings.ts'
import { shell } from './window-shell.ts'
import { small } from './window-small.ts'
import { transfers } from './window-transfers.ts'

export const zhCN: SameKeys<typeof en> = {
  accounts,
  browser,
  cli,
  cliApp,
  cliEdit,
  cliLink,
  cliQuickSave,
  cliManual,
  compare,
  conflicts,
  desktop,
  details,
  errors,
  history,
  links,
  outside,
  plan,
  questions,
  quickSave,
  reasons,
  replacing,
  settings,
  shell,
  small,
  transfers,
  windowErrors,
}
