import { Type, type Static } from 'typebox'
import { exact, formed, Link, LocalizedText, Slug } from './text.ts'
import { origins } from './vocabulary.ts'

export const principleFields = {
  id: Slug,
  statement: LocalizedText,
  explanation: Type.Optional(LocalizedText),
  origin: exact({
    kind: Type.Enum([...origins], { description: 'law, network or workshop' }),
    label: LocalizedText,
    url: Type.Optional(
      formed(
        '^https?://\\S+$',
        'une adresse web complète, comme https://www.example.org/page',
        'a complete web address, such as https://www.example.org/page',
        2000,
      ),
    ),
  }),
}

/** A statement to vote on, with its origin and the address of one's ballot on it. */
export const Principle = exact({ ...principleFields, links: exact({ ballot: Link }) })
export type Principle = Static<typeof Principle>
