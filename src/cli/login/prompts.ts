import { input } from '@inquirer/prompts'
import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Profile } from '../../core/node/profile/index.ts'
import type { SignInPrompts } from '../../core/services/accounts/password.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Terminal } from '../terminal.ts'

/** Asks on the terminal; a captcha's picture goes to a private file whose path is shown. */
export function promptsOf(terminal: Terminal, profile: Profile): SignInPrompts {
  const { t } = terminal
  return {
    async captcha(image, wrong) {
      const path = join(profile.tmp, `captcha-${randomUUID()}.png`)
      await writeFile(path, image, { mode: 0o600 })
      try {
        terminal.warn(t(wrong ? 'cli.login.captchaAgain' : 'cli.login.captcha', { path }))
        terminal.emit({ event: 'captcha', path })
        if (!terminal.interactive) throw new RedropError('captcha-needed', {})
        return await input({ message: t('cli.login.captchaInput') })
      } finally {
        if (terminal.interactive) await rm(path, { force: true })
      }
    },
    async twoFactor(wrong) {
      if (!terminal.interactive) throw new RedropError('two-factor-needed', {})
      return input({ message: t(wrong ? 'cli.login.codeAgain' : 'cli.login.code') })
    },
  }
}
