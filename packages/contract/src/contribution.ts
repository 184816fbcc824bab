import { Type, type Static } from 'typebox'
import { Revision } from './ballot.ts'
import { exact, FamilyOrUnstated, Slug } from './text.ts'
import { channels, contributionKinds, contributionStatuses, refusalReasons } from './vocabulary.ts'
import { longestContribution } from './workshop.ts'

const lines = Type.String({ minLength: 1, maxLength: longestContribution })
const name = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }))
const count = Type.Integer({ minimum: 0 })
const number = Type.Integer({ minimum: 1, description: 'Its number in the consultation, which people are told.' })

/** What a person gives. Texts are kept as `legible` writes them. */
const given = {
  question: Slug,
  kind: Type.Enum([...contributionKinds]),
  text: lines,
  principle: Type.Optional(
    Type.Unsafe<string>({ ...Slug, description: 'With a divergence: the principle it disagrees with.' }),
  ),
  family: Type.Optional(FamilyOrUnstated),
  organisation: name('The organisation it comes from, published with it.'),
  author: name('The name its author wants to see with it, published with it.'),
  people: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: 'How many people at the table say it.' }),
  ),
}

/** The body of `POST …/contributions`. Without consent nothing is taken. */
export const ContributionRequest = exact({ ...given, consent: Type.Literal(true) })
export type ContributionRequest = Static<typeof ContributionRequest>

/** The body of `PUT …/contribution`: all of it, said otherwise. The highest revision wins. */
export const ContributionChange = exact({ ...given, revision: Revision })
export type ContributionChange = Static<typeof ContributionChange>

/** The body of `DELETE …/contribution`: nothing to say. */
export const ContributionRemoval = exact({})
export type ContributionRemoval = Static<typeof ContributionRemoval>

/** A contribution as its author, with the receipt, sees it. */
export const Contribution = exact({
  workshop: Slug,
  number,
  status: Type.Enum([...contributionStatuses]),
  channel: Type.Enum([...channels]),
  revision: Revision,
  ...given,
  text: Type.Optional(
    Type.Unsafe<string>({ ...lines, description: 'Absent once it is withdrawn, or was refused for long.' }),
  ),
  reason: Type.Optional(Type.Enum([...refusalReasons], { description: 'With refused.' })),
  note: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'What the facilitator tells the author, and nobody else.',
    }),
  ),
  into: Type.Optional(
    exact({
      number,
      text: Type.Optional(Type.Unsafe<string>({ ...lines, description: 'Absent if that one is no longer published.' })),
    }),
  ),
  principles: Type.Optional(
    Type.Array(Slug, { description: 'The principles that come from it, or from what it was merged into.' }),
  ),
})
export type Contribution = Static<typeof Contribution>

const published = {
  number,
  channel: Type.Enum([...channels]),
  ...given,
}

/** A contribution as everyone sees it, with those that were merged into it. */
export const PublishedContribution = exact({
  ...published,
  merged: Type.Array(exact(published), { description: 'In the order of their numbers.' }),
  principles: Type.Optional(Type.Array(Slug, { description: 'The principles that come from it.' })),
})
export type PublishedContribution = Static<typeof PublishedContribution>

/** The published contributions of a workshop, the latest first, and how many there are of the others. */
export const Contributions = exact({
  workshop: Slug,
  version: Type.Integer({ minimum: 0, description: 'Rises with each change of what is here; never falls.' }),
  contributions: Type.Array(PublishedContribution),
  received: Type.Unsafe<number>({ ...count, description: 'Those that wait for a facilitator.' }),
  refused: Type.Array(exact({ reason: Type.Enum([...refusalReasons]), count }), {
    description: 'How many, by reason; a reason nobody met is absent.',
  }),
})
export type Contributions = Static<typeof Contributions>
