import { Type, type Static } from 'typebox'
import { exact, Link, LocalizedText, Slug, WebAddress } from './text.ts'
import { contributionKinds } from './vocabulary.ts'

/** What a workshop asks, and which kinds of contribution answer it: all of them when it does not say. */
export const WorkshopQuestion = exact({
  id: Slug,
  text: LocalizedText,
  kinds: Type.Optional(Type.Array(Type.Enum([...contributionKinds]), { minItems: 1, uniqueItems: true })),
})
export type WorkshopQuestion = Static<typeof WorkshopQuestion>

/** The longest contribution of a workshop that does not say, in characters (Unicode code points). */
export const defaultContributionLength = 600

/** The longest contribution any workshop may take. */
export const longestContribution = 5000

const workshopFields = {
  id: Slug,
  title: LocalizedText,
  summary: Type.Optional(LocalizedText),
  questions: Type.Array(WorkshopQuestion, { minItems: 1, maxItems: 20 }),
  maxLength: Type.Optional(
    Type.Integer({
      minimum: 50,
      maximum: longestContribution,
      description: `The longest contribution, in characters; ${defaultContributionLength} when it is not said.`,
    }),
  ),
}

/** A workshop in a consultation file. */
export const WorkshopEntry = exact({
  ...workshopFields,
  page: Type.Optional(
    Type.Unsafe<string>({ ...WebAddress, description: 'The partner’s page that invitations lead to.' }),
  ),
})
export type WorkshopEntry = Static<typeof WorkshopEntry>

/** A workshop: its questions, and where contributions go. */
export const Workshop = exact({ ...workshopFields, links: exact({ contributions: Link, contribution: Link }) })
export type Workshop = Static<typeof Workshop>

export const Workshops = exact({ workshops: Type.Array(Workshop) })
export type Workshops = Static<typeof Workshops>
