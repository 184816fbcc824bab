import type { Verdict } from '@ess-widgets/contract'
import type { Judgement } from './judge.ts'

/** What is shown of a principle from one publication to the next. */
export interface Standing {
  verdict: Verdict
  /** What the last publication found instead, and did not show yet. */
  waiting: Verdict | null
}

/** A verdict as little likely to be noise as this is shown at once. */
const plain = 0.01

/**
 * A verdict that is shown changes when another holds at two publications running, or at once where it is plain: its
 * chance of being noise is under 1 %. Nobody should see « common » come and go with each ballot. The first one is shown
 * as found, and so is the last.
 */
export function steady(before: Standing | undefined, { verdict, chance }: Judgement, isFinal = false): Standing {
  const shown = before?.verdict ?? verdict
  const isTime = isFinal || chance < plain || before?.waiting === verdict || verdict === shown
  return isTime ? { verdict, waiting: null } : { verdict: shown, waiting: verdict }
}
