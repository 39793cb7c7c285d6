import type { DecisionKind } from '../../model/index.ts'
import type { Answer } from './result.ts'
import type { NewPlace } from './transfers.ts'

/** Answers to the questions of transfers. */
export interface DecisionsApi {
  /**
   * Answers the question with this revision. `place`: for a `create` that may name one. Code `conflict`: it is no
   * longer the one that was shown, and the new one comes as a patch.
   */
  decide(input: { id: string; revision: number; kind: DecisionKind; place?: NewPlace }): Answer<null>
  /** Looks at the server again for a question on screen: a changed one comes as a patch. */
  refresh(input: { id: string; revision: number }): Answer<null>
  /** What `create` would make, looked up now. */
  proposal(input: { id: string; revision: number }): Answer<NewPlace>
}
