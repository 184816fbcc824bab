import { Type, type Static } from 'typebox'
import { Tally } from './counts.ts'
import { instant } from './instant.ts'
import { Opinions } from './opinions.ts'
import { principleFields } from './principle.ts'
import { exact, FamilyOrUnstated, LocalizedText, Slug } from './text.ts'
import { channels, families, headings, statuses, totalsPolicies, verdicts } from './vocabulary.ts'

const people = Type.Integer({ minimum: 0 })
const share = Type.Number({ minimum: 0, maximum: 1 })

/**
 * A number of people. `least` and `most` are equal where it is known; where it may not be told, among fewer than 20
 * people who all chose alike or nearly, it is one of two numbers.
 */
export const Span = exact({ least: people, most: people })
export type Span = Static<typeof Span>

/** How many people answered. Without `most`, there are so many or more: the exact number would give somebody away. */
export const People = exact({ least: people, most: Type.Optional(people) })
export type People = Static<typeof People>

/** What a group of people answered to a principle: only groups that may be told apart are there. */
const answered = {
  people,
  agree: Span,
  disagree: Span,
  pass: Span,
  support: exact(
    { low: share, high: share },
    { description: 'Wilson’s interval at 90 % of the share that agrees: what the number of answers leaves open.' },
  ),
}

export const FamilyAnswers = exact({ family: FamilyOrUnstated, ...answered })
export type FamilyAnswers = Static<typeof FamilyAnswers>

export const ChannelAnswers = exact({ channel: Type.Enum([...channels]), ...answered })
export type ChannelAnswers = Static<typeof ChannelAnswers>

/** Why people disagree with a principle, in their own words: a published contribution of the kind divergence. */
export const Reason = exact({
  number: Type.Integer({ minimum: 1 }),
  text: Type.String({ minLength: 1 }),
  author: Type.Optional(Type.String()),
  organisation: Type.Optional(Type.String()),
  family: Type.Optional(FamilyOrUnstated),
})
export type Reason = Static<typeof Reason>

/**
 * What is known of a principle. Everything but its words follows from `families`, by the functions of
 * `@ess-widgets/tally`: a verdict says nothing more of anybody.
 */
export const PrincipleResult = exact({
  principle: Slug,
  statement: LocalizedText,
  origin: principleFields.origin,
  heading: Type.Enum([...headings]),
  verdict: Type.Enum([...verdicts]),
  spoke: Type.Array(Type.Enum([...families]), {
    description: 'The families the verdict stands on. The others are not assumed to agree.',
  }),
  missing: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'How many more ballots of a family would settle it, if opinions stay as they are.',
    }),
  ),
  families: Type.Array(FamilyAnswers, {
    description: 'One that may not be shown is absent, as one that nobody chose.',
  }),
  total: Type.Optional(Type.Unsafe<Tally>({ ...Tally, description: 'Of everybody, once nothing moves any more.' })),
  channels: Type.Optional(
    Type.Array(ChannelAnswers, { description: 'With the total: those that may be told apart beside it.' }),
  ),
  reasons: Type.Array(Reason, { maxItems: 1000 }),
})
export type PrincipleResult = Static<typeof PrincipleResult>

/** What a consultation found: what `…/results` says, and what a results bundle carries to any static host. */
export const Results = exact({
  consultation: Slug,
  title: LocalizedText,
  summary: Type.Optional(LocalizedText),
  status: Type.Enum([...statuses]),
  publication: Type.Integer({ minimum: 0, description: 'Rises with each publication; 0 before the first.' }),
  published: Type.Optional(
    Type.Unsafe<string>({
      ...instant('comme 2026-11-25T18:00:00Z', 'such as 2026-11-25T18:00:00Z'),
      description: 'When this publication was made.',
    }),
  ),
  isFinal: Type.Boolean({ description: 'Whether nothing of it will change any more.' }),
  totals: Type.Enum([...totalsPolicies], { description: 'When the consultation publishes what.' }),
  familyMinimum: Type.Integer({ minimum: 5, description: 'The least number of answers a family is shown with.' }),
  people: Type.Unsafe<People>({
    ...People,
    description:
      'How many people answered; as many as are shown on one principle, or more, while the exact number would tell.',
  }),
  principles: Type.Array(PrincipleResult, { description: 'In the order they are to be shown in.' }),
  opinions: Type.Optional(Opinions),
})
export type Results = Static<typeof Results>
