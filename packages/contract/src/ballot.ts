import { Type, type Static } from 'typebox'
import { exact, FamilyOrUnstated, Slug } from './text.ts'
import { choices } from './vocabulary.ts'

/**
 * Rises by one with each act of a voter on a principle. The highest revision wins, so an act that
 * left later never loses to one that arrived later.
 */
export const Revision = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })

/**
 * The body of `PUT …/ballots/{principle}`. `family` moves all of the voter's ballots: absent keeps
 * what the voter said before, null takes it back.
 */
export const BallotCast = exact({
  choice: Type.Enum([...choices]),
  family: Type.Optional(FamilyOrUnstated),
  revision: Revision,
})
export type BallotCast = Static<typeof BallotCast>

/** The body of `DELETE …/ballots/{principle}`. */
export const BallotRemoval = exact({ revision: Revision })
export type BallotRemoval = Static<typeof BallotRemoval>

/** One voter's current word on one principle; a null choice is a ballot that was removed. */
export const Ballot = exact({
  principle: Slug,
  choice: Type.Union([Type.Enum([...choices]), Type.Null()]),
  revision: Revision,
})
export type Ballot = Static<typeof Ballot>

/** All that one voter said in a consultation. */
export const Ballots = exact({ family: FamilyOrUnstated, ballots: Type.Array(Ballot) })
export type Ballots = Static<typeof Ballots>

/** The answer to a write: the ballot now kept, and the voter's family. */
export const BallotReceipt = exact({ ...Ballot.properties, family: FamilyOrUnstated })
export type BallotReceipt = Static<typeof BallotReceipt>
