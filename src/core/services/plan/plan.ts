import type { PlanChoice, PlanKind } from '../../../shared/model/index.ts'
import { countRows, groupOf, type PlanCounts, type PlanGroup } from '../../domain/plan-counts.ts'
import { isSent } from '../../domain/plan-row.ts'
import { besideName } from './beside.ts'
import { canInclude, judgeRow, type PlanWide } from './judged.ts'
import type { ReadPlan } from './read-plan.ts'
import type { PlanFileRow, PlanFolder, PlanRow, PlanThere } from './types.ts'

/** `preselected`: what the row did at first; `include`: send what a rule has left out. */
export type PlanSetting = PlanChoice | 'preselected' | 'include'

export interface PlanFilter {
  readonly group: PlanGroup
  /** Empty: all. */
  readonly kinds: readonly PlanKind[]
}

/** What a drop will do: read once, chosen from since. Nothing is sent by it. */
export class Plan {
  readonly target: PlanFolder
  private readonly all: readonly PlanRow[]
  private readonly wide: PlanWide
  private readonly copyLabel: string
  /** Rows that something of the plan is put into, so that its folder has to be made. */
  private needed: ReadonlySet<PlanFolder> = new Set()

  constructor(read: ReadPlan, copyLabel: string) {
    this.target = read.target
    this.all = read.rows
    this.wide = read.wide
    this.copyLabel = copyLabel
    this.refresh()
  }

  get free(): number | null {
    return this.wide.free
  }

  get rows(): readonly PlanRow[] {
    return this.all
  }

  row(id: number): PlanRow | null {
    return this.all[id] ?? null
  }

  /** Files that are new in the folder itself, and nothing else: there is nothing to look at before it starts. */
  get isPlain(): boolean {
    const isPlainRow = ({ judged, folder }: PlanRow) => judged.kind === 'new' && folder === this.target
    return this.all.length > 0 && this.all.every(isPlainRow)
  }

  /** A folder that is made: if it is empty it is wanted for itself, else for what goes into it. */
  isSent(row: PlanRow): boolean {
    if (row.type === 'file') return isSent(row.choice, row.there?.content ?? 'unknown')
    return row.choice !== 'skip' && (this.needed.has(row.folder) || this.isEmpty(row.folder))
  }

  counts(): PlanCounts {
    return countRows(
      this.all.map((row) => ({
        kind: row.judged.kind,
        choice: row.choice,
        isSent: this.isSent(row),
        size: row.type === 'file' ? (row.snapshot?.size ?? 0) : 0,
      })),
    )
  }

  filtered({ group, kinds }: PlanFilter): PlanRow[] {
    return this.all.filter((row) => {
      if (kinds.length > 0 && !kinds.includes(row.judged.kind)) return false
      return group === 'all' || groupOf({ choice: row.choice, isSent: this.isSent(row) }) === group
    })
  }

  /** Rows that do not have this choice stay as they are. A folder speaks for all that is in it. */
  choose(ids: Iterable<number>, setting: PlanSetting): void {
    for (const id of ids) {
      const row = this.all[id]
      if (row?.type === 'file') this.chooseFile(row, setting)
      else if (row) this.chooseFolder(row.folder, setting)
    }
    this.refresh()
  }

  /** What was learned about the remote file of a row; a version that was not shown before is a new question. */
  learn(row: PlanFileRow, there: PlanThere): void {
    const before = row.there
    row.there = there
    const isNews = before?.current.id !== there.current.id || before.undo !== there.undo
    const kind = row.judged.kind
    row.judged = judgeRow(row, this.wide)
    if (isNews || row.judged.kind !== kind) this.set(row, row.judged.choice)
    this.refresh()
  }

  private chooseFolder(folder: PlanFolder, setting: PlanSetting): void {
    if (setting !== 'skip' && setting !== 'preselected' && setting !== 'add') return
    for (const row of this.all) {
      if (!isWithin(row.folder, folder)) continue
      if (row.type === 'folder') row.choice = setting === 'skip' ? 'skip' : row.judged.choice
      else this.chooseFile(row, setting === 'skip' ? 'skip' : 'preselected')
    }
  }

  private chooseFile(row: PlanFileRow, setting: PlanSetting): void {
    if (setting === 'include' || (setting === 'skip' && row.isIncluded)) {
      if (!canInclude(row)) return
      row.isIncluded = setting === 'include'
      row.judged = judgeRow(row, this.wide)
      this.set(row, row.judged.choice)
    } else if (setting === 'preselected') this.set(row, row.judged.choice)
    else if (row.judged.choices.includes(setting)) this.set(row, setting)
    if (row.choice !== 'skip' && row.choice !== null) this.wantFolders(row.folder)
  }

  /** What goes into a folder needs it. */
  private wantFolders(folder: PlanFolder): void {
    const within = (row: PlanRow) => row.type === 'folder' && isWithin(folder, row.folder)
    for (const row of this.all) if (row.choice === 'skip' && within(row)) row.choice = row.judged.choice
  }

  private set(row: PlanFileRow, choice: PlanChoice | null): void {
    row.choice = choice
    if (choice === 'beside') row.besideName ??= besideName(row, this.copyLabel)
  }

  private isEmpty(folder: PlanFolder): boolean {
    return !this.occupied.has(folder)
  }

  /** Folders that any row of the plan is in, sent or not. */
  private occupied: ReadonlySet<PlanFolder> = new Set()

  private refresh(): void {
    const needed = new Set<PlanFolder>()
    const occupied = new Set<PlanFolder>()
    for (const row of this.all) {
      if (row.type === 'folder') mark(occupied, row.folder.parent)
      else {
        mark(occupied, row.folder)
        if (isSent(row.choice, row.there?.content ?? 'unknown')) mark(needed, row.folder)
      }
    }
    // An empty folder that is wanted needs those that it is in.
    for (const row of this.all)
      if (row.type === 'folder' && row.choice !== 'skip' && !occupied.has(row.folder))
        mark(needed, row.folder)
    this.needed = needed
    this.occupied = occupied
  }
}

function mark(set: Set<PlanFolder>, folder: PlanFolder | null): void {
  for (let one = folder; one && !set.has(one); one = one.parent) set.add(one)
}

function isWithin(folder: PlanFolder, outer: PlanFolder): boolean {
  for (let one: PlanFolder | null = folder; one; one = one.parent) if (one === outer) return true
  return false
}
