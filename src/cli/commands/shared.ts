import { InvalidArgumentError, type Command } from 'commander'
import type { VersionOrigin, VersionRef } from '../../shared/model/index.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

export interface CommonOptions {
  readonly account?: string
}

/** What a command file gets to add itself to the program. */
export interface Register {
  readonly program: Command
  readonly terminal: Terminal
  /** Ends the program with the exit code that `action` comes to. */
  readonly run: (action: () => Promise<ExitCode>) => Promise<void>
}

export function who(t: Translator, origin: VersionOrigin): string {
  return origin.kind === 'user' ? origin.name : t(`cli.origin.${origin.kind}`)
}

export function versionJson(version: VersionRef): Record<string, unknown> {
  return {
    version: version.id,
    size: version.size,
    createdAt: new Date(version.createdAt).toISOString(),
    origin: version.origin.kind,
    ...(version.origin.kind === 'user' ? { user: version.origin.name } : {}),
  }
}

/** Parses an option that is a number of seconds. */
export function seconds(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value
  throw new InvalidArgumentError('')
}
