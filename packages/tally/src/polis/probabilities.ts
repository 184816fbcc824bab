import type { Tally } from '@ess-widgets/contract'
import { size } from '../publication/table.ts'

/**
 * Polis's probabilities that somebody of a group agrees, or disagrees: pa = (A + 1) / (S + 2), pd = (D + 1) / (S + 2), from
 * 0 to 1. S counts everybody who saw the statement, those who pass too; the one and the two are Laplace's. Polis, `repness.clj`, line 64.
 */
export const agreeProbability = (tally: Tally): number => (tally.agree + 1) / (size(tally) + 2)
export const disagreeProbability = (tally: Tally): number => (tally.disagree + 1) / (size(tally) + 2)
