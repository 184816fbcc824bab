import { Type, type Static } from 'typebox'
import { exact, Slug } from './text.ts'
import { statuses } from './vocabulary.ts'

const people = Type.Integer({ minimum: 0 })

/** Numbers of people, by choice. */
export const Tally = exact({ agree: people, disagree: people, pass: people })
export type Tally = Static<typeof Tally>

/**
 * What may be known of a principle now. `channels` says how many of the people in `total` answered by each channel, all
 * choices together: the three add up to the total, and are public when it is. Families are told by `…/results` alone.
 */
export const PrincipleCounts = exact({
  principle: Slug,
  total: Tally,
  channels: exact({ web: people, room: people, paper: people }),
})
export type PrincipleCounts = Static<typeof PrincipleCounts>

/** Where a workshop stands: enough to know when its wall is to be read again. */
export const WorkshopCounts = exact({
  workshop: Slug,
  published: people,
  version: Type.Integer({ minimum: 0, description: 'Rises with each change of what the workshop shows.' }),
})
export type WorkshopCounts = Static<typeof WorkshopCounts>

/** Where the signatures stand: enough to know when they are to be read again. */
export const SignaturesStanding = exact({
  version: Type.Integer({ minimum: 0, description: 'Rises with each change of what is public of them.' }),
})
export type SignaturesStanding = Static<typeof SignaturesStanding>

/** Where the results stand: enough to know when they are to be read again. */
export const ResultsStanding = exact({
  publication: Type.Integer({ minimum: 0, description: 'Rises with each publication.' }),
})
export type ResultsStanding = Static<typeof ResultsStanding>

/** The whole small state of a consultation, sent alike by `…/counts` and by each event of `…/live`. */
export const Counts = exact({
  status: Type.Enum([...statuses]),
  version: Type.Integer({
    minimum: 0,
    description: 'Rises with every recorded act; never falls. Always 0 where totals are not public with each vote.',
  }),
  principles: Type.Array(PrincipleCounts, {
    description: 'Empty when the consultation publishes no totals with each vote.',
  }),
  results: Type.Optional(
    Type.Unsafe<ResultsStanding>({ ...ResultsStanding, description: 'Of a consultation that publishes results.' }),
  ),
  workshops: Type.Optional(Type.Array(WorkshopCounts, { description: 'Of a consultation that has workshops.' })),
  signatures: Type.Optional(
    Type.Unsafe<SignaturesStanding>({
      ...SignaturesStanding,
      description: 'Of a consultation that has a text to sign.',
    }),
  ),
})
export type Counts = Static<typeof Counts>
