import { expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import type { Conflict, Transfer, Account, Undo } from '../../../../src/shared/model/index.ts'
import type {
  Attempt,
  HistoryRow,
  Provenance,
  SafetyCopyRow,
  SiteRow,
} from '../../../../src/core/store/index.ts'
import type { conflict } from '../../../../src/core/store/schemas/conflict.ts'
import type { account, undo } from '../../../../src/core/store/schemas/remote.ts'
import type * as rows from '../../../../src/core/store/schemas/rows.ts'
import type { transfer } from '../../../../src/core/store/schemas/transfer.ts'

// Reading back is checked by the repositories' own types; this is the other way: whatever can be stored can be read.
it('every value of the model passes its schema (checked by the compiler)', () => {
  expectTypeOf<Conflict>().toExtend<Input<typeof conflict>>()
  expectTypeOf<Transfer>().toExtend<Input<typeof transfer>>()
  expectTypeOf<Account>().toExtend<Input<typeof account>>()
  expectTypeOf<Undo>().toExtend<Input<typeof undo>>()
  expectTypeOf<Attempt>().toExtend<Input<typeof rows.attempt>>()
  expectTypeOf<HistoryRow>().toExtend<Input<typeof rows.historyRow>>()
  expectTypeOf<Provenance>().toExtend<Input<typeof rows.provenance>>()
  expectTypeOf<SiteRow>().toExtend<Input<typeof rows.siteRow>>()
  expectTypeOf<SafetyCopyRow>().toExtend<Input<typeof rows.safetyCopyRow>>()
})

/** Arrays of the model are read-only, those of zod are not; they are never written to. */
type Input<S extends z.ZodType> = DeepReadonly<z.input<S>>
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T
