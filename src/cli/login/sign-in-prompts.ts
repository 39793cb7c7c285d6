import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Core } from '../../core/compose.ts'
import type { SignInPrompts } from '../../core/services/accounts/password.ts'
import { RedropError } from '../../shared/errors.ts'
import { promptsOn } from '../prompts.ts'
import type { Terminal } from '../terminal.ts'

/** Asks on the terminal; a captcha's picture goes to a private file whose path is shown, for as long as it is asked for. */
export function signInPrompts(terminal: Terminal, { tmp }: Core['profile']): SignInPrompts {
  const { t, interactive } = terminal
  return {
    async captcha(image, wrong) {
      if (!interactive) throw new RedropError('captcha-needed')
      const path = join(tmp, `captcha-${randomUUID()}.png`)
      try {
        await writeFile(path, image, { mode: 0o600 })
        terminal.warn(t(wrong ? 'cli.login.captchaAgain' : 'cli.login.captcha', { path }))
        return await promptsOn(terminal).text(t('cli.login.captchaInput'))
      } finally {
        await rm(path, { force: true })
      }
    },
    async twoFactor(wrong) {
      if (!interactive) throw new RedropError('two-factor-needed')
      return promptsOn(terminal).text(t(wrong ? 'cli.login.codeAgain' : 'cli.login.code'))
    },
  }
}
