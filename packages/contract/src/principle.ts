import { Type, type Static } from 'typebox'
import { exact, Link, LocalizedText, Slug, WebAddress } from './text.ts'
import { origins } from './vocabulary.ts'

export const principleFields = {
  id: Slug,
  statement: LocalizedText,
  explanation: Type.Optional(LocalizedText),
  origin: exact({
    kind: Type.Enum([...origins], { description: 'law, network or workshop' }),
    label: LocalizedText,
    url: Type.Optional(WebAddress),
    contributions: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1 }), {
        maxItems: 1000,
        description: 'The numbers of the contributions it comes from: their authors are told so.',
      }),
    ),
  }),
}

/** A statement to vote on, with its origin and the address of one's ballot on it. */
export const Principle = exact({ ...principleFields, links: exact({ ballot: Link }) })
export type Principle = Static<typeof Principle>
