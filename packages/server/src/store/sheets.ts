import { recordBatch, type BatchTransaction, type VoterBallot } from './record.ts'
import type { Act, SheetAct, SheetOutcome } from './store.ts'

/**
 * Keeps a paper sheet, or withdraws it, inside one transaction that no other batch is beside. What a sheet says never
 * changes: a voter whose ballots are there was entered whole.
 */
export async function keepSheet(transaction: BatchTransaction, act: SheetAct, now: number): Promise<SheetOutcome> {
  const held = await transaction.ballotsOf([act])
  const acts = act.said ? entryOf(act, act.said) : withdrawalOf(act, held)
  if (act.said && held.length > 0) {
    return { name: (await isTheSame(transaction, acts, held)) ? 'kept' : 'key-reused' }
  }
  if (held.length === 0 && !act.said) return { name: 'unknown-sheet' }
  const outcomes = await recordBatch(transaction, acts, now)
  return { name: outcomes.every(({ name }) => name === 'recorded') ? 'kept' : 'consultation-closed' }
}

const entryOf = (act: SheetAct, { family, choices }: NonNullable<SheetAct['said']>): Act[] =>
  choices.map(([principle, choice]) => actOf(act, { principle, choice, family, revision: 1, key: principle }))

/** Of the ballots that still stand. The family goes with them. */
const withdrawalOf = (act: SheetAct, held: VoterBallot[]): Act[] =>
  held
    .filter(({ choice }) => choice !== null)
    .map(({ principle, revision }) =>
      actOf(act, {
        principle,
        choice: null,
        family: null,
        revision: revision + 1,
        key: `withdrawal of ${principle}`,
      }),
    )

const actOf = (
  { consultation, voter, digest, closesAt }: SheetAct,
  fields: Pick<Act, 'principle' | 'choice' | 'family' | 'revision' | 'key'>,
): Act => ({ consultation, voter, digest, closesAt, channel: 'paper', ...fields })

/** Whether a sheet was entered as it now comes: by the replies, or by what stands once they are forgotten. */
async function isTheSame(transaction: BatchTransaction, acts: Act[], held: VoterBallot[]): Promise<boolean> {
  const replies = await transaction.repliesTo(acts)
  if (replies.every((reply, index) => reply?.digest === acts[index]!.digest)) return true
  const [own] = await transaction.familiesOf(acts.slice(0, 1))
  const standing = new Map(held.map(({ principle, choice }) => [principle, choice]))
  return (
    acts.length === held.length &&
    acts.every(
      ({ principle, choice, family }) => standing.get(principle) === choice && family === (own?.family ?? null),
    )
  )
}
