import { Type, type Static } from 'typebox'
import { exact, Slug } from './text.ts'

const groups = (description: string) => Type.Array(Type.Integer({ minimum: 0, maximum: 4 }), { description })
const place = Type.Number({ minimum: -1, maximum: 1 })

/** Where a principle stands among the others, by how its answers go with theirs: never where a person does. */
export const PlacedPrinciple = exact({
  principle: Slug,
  x: place,
  y: place,
  agree: groups('The groups that lean to it, by their place in the list of groups.'),
  disagree: groups('The groups that lean against it.'),
})
export type PlacedPrinciple = Static<typeof PlacedPrinciple>

/**
 * Groups of opinion as a computer finds them, exploratory and never to be taken for families: at the close, of 50 people at
 * least, where people differ more than chance would have them, and where every total is published already.
 */
export const Opinions = exact({
  count: Type.Integer({
    minimum: 2,
    maximum: 5,
    description: 'How many were found, those too small to be told of included.',
  }),
  groups: Type.Array(exact({ share: Type.Number({ minimum: 0, maximum: 1 }) }), {
    maxItems: 5,
    description: 'Those of ten people at least, each one’s share of the people grouped, in steps of 0.05.',
  }),
  principles: Type.Array(PlacedPrinciple, { description: 'Those that ten of these people answered at least.' }),
})
export type Opinions = Static<typeof Opinions>
