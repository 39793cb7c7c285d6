import { rm } from 'node:fs/promises'
import { list } from '../../core/cloudreve/listing.ts'
import type { Core } from '../../core/compose.ts'
import { fileRef } from '../../core/engine/entries.ts'
import { snapshot } from '../../core/node/files/snapshot.ts'
import { contentKind } from '../../core/services/quick-save/content-kind.ts'
import type { SavedKind } from '../../core/services/quick-save/last-save.ts'
import { planSaves } from '../../core/services/quick-save/plan-saves.ts'
import { spool } from '../../core/services/quick-save/spool.ts'
import { checkNewName } from '../../core/domain/names.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type AccountKey, type FileRef, type LocalSnapshot } from '../../shared/model/index.ts'
import { fileName, parseUri } from '../../shared/uri.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible } from '../interrupt.ts'
import { driveTransfer } from '../put/drive.ts'
import { lockWaitOf } from '../put/lock-wait.ts'
import { outcome } from '../put/outcome.ts'
import { ownRunner } from '../put/runner.ts'
import { concludeSave } from '../quick-save/conclude.ts'
import type { Terminal } from '../terminal.ts'
import { refuse } from '../usage.ts'
import { report, withCore } from '../with-core.ts'
import type { CommonOptions, Register } from './shared.ts'

interface QuickSaveOptions extends CommonOptions {
  readonly to?: string
  readonly name?: string
}

export function quickSaveCommand({ program, terminal, run }: Register): void {
  const { t } = terminal
  const command = program
    .command('quick-save')
    .description(t('cliQuickSave.help.quickSave'))
    .option('--account <name>', t('cli.help.account'))
    .option('--to <uri>', t('cliQuickSave.help.to'))
    .option('--name <name>', t('cliQuickSave.help.name'))
    .action((options: QuickSaveOptions) =>
      run(() =>
        terminal.stdin.isTTY === true
          ? Promise.resolve(refuse(terminal, t('cliQuickSave.nothing'), command))
          : withCore(terminal, (core) => quickSave(terminal, core, options)),
      ),
    )
}

async function quickSave(terminal: Terminal, core: Core, options: QuickSaveOptions): Promise<ExitCode> {
  const { t } = terminal
  if (options.to !== undefined) parseUri(options.to)
  const path = await spool(core.profile.spool, terminal.stdin)
  const spooled = { isTaken: false }
  try {
    const source = await snapshot(path)
    if (source.size === 0) return refuse(terminal, t('cliQuickSave.empty'), undefined)
    const kind = (await contentKind(path)) ?? (options.name === undefined ? null : 'files')
    if (kind === null) return refuse(terminal, t('cliQuickSave.needsName'), undefined)
    const rule = core.quickSave.current[`${kind}Folder`]
    const account = await accountFor(core, options, rule)
    if (options.to === undefined && !(rule && sameAccount(rule.account, account)))
      return refuse(terminal, t('cliQuickSave.needsFolder'), undefined)
    return await send(
      terminal,
      core,
      { account, kind, source, rule, options },
      () => (spooled.isTaken = true),
    )
  } finally {
    if (!spooled.isTaken) await rm(path, { force: true })
  }
}

interface Sending {
  readonly account: AccountKey
  readonly kind: SavedKind
  readonly source: LocalSnapshot
  readonly rule: FileRef | null
  readonly options: QuickSaveOptions
}

async function send(
  terminal: Terminal,
  core: Core,
  { account, kind, source, rule, options }: Sending,
  onTaken: () => void,
): Promise<ExitCode> {
  const { to, name } = options
  const connection = await core.connect(account)
  const { host } = connection.api.baseUrl
  const uri = to ?? rule?.uri ?? ''
  try {
    const checked = name === undefined ? null : checkNewName(name, 255)
    if (checked?.ok === false) throw new RedropError('name-refused', { name: name ?? '' })
    const folder =
      to === undefined && rule ? rule : fileRef(account, (await list(connection.api, uri)).parent)
    const items = [{ source, key: checked?.ok ? checked.name : '' }]
    const named = checked?.ok ? { name: checked.name } : {}
    const [planned] = await planSaves(core, connection, { kind, items, folder, ...named })
    const [transfer] = planned ? await core.engine.add([planned.wanted]) : []
    if (!planned || !transfer) return exit.other
    onTaken()
    const drive = {
      policy: terminal.interactive ? ('ask' as const) : ('fail' as const),
      lockWait: lockWaitOf(terminal),
      allowEmpty: false,
    }
    const rested = await interruptible((interrupt) =>
      driveTransfer(terminal, ownRunner(core, connection), transfer, drive, interrupt),
    )
    const code = await outcome(terminal, core, rested)
    await concludeSave(terminal, core, connection, { kind, folder, planned, transfer: rested })
    return code
  } catch (error) {
    return report(terminal, error, { host, name: fileName(uri) || uri, uri })
  }
}

/** The one that is named; else the one that the rules save to; else the only one. */
async function accountFor(core: Core, { account, to }: QuickSaveOptions, rule: FileRef | null) {
  if (account === undefined && to === undefined && rule) {
    const found = (await core.accounts.list()).find((one) => sameAccount(one, rule.account))
    if (found) return found
  }
  return core.accounts.resolve(account)
}
