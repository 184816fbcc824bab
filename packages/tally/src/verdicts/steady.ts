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
 * as found, so is the last, and so is that there are enough families now, or no more. A publication where nothing of the
 * principle moved is no new evidence.
 */
export function steady(
  before: Standing | undefined,
  { verdict, chance }: Judgement,
  { isFinal = false, hasMoved = true } = {},
): Standing {
  const shown = before?.verdict ?? verdict
  const isOther = verdict !== shown && (verdict === 'insufficient' || shown === 'insufficient')
  const isTime = isFinal || isOther || chance < plain || (hasMoved && before?.waiting === verdict) || verdict === shown
  if (!hasMoved && before && !isTime) return before
  return isTime ? { verdict, waiting: null } : { verdict: shown, waiting: verdict }
}
