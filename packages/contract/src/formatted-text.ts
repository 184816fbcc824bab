import { Type, type Static } from 'typebox'
import { exact, WebAddress } from './text.ts'

/** Some characters that look alike. A line feed in them is an end of line. */
export const Run = exact({
  text: Type.String({ minLength: 1 }),
  strong: Type.Optional(Type.Literal(true)),
  emphasis: Type.Optional(Type.Literal(true)),
  link: Type.Optional(WebAddress),
})
export type Run = Static<typeof Run>

/** What a block of a text may be. Items and steps that follow one another are one list. */
export const blockKinds = ['paragraph', 'heading', 'quote', 'item', 'step'] as const

/** A paragraph, a heading, a paragraph that is quoted, an entry of a list, or one of a list that is numbered. */
export const Block = exact({ kind: Type.Enum([...blockKinds]), runs: Type.Array(Run, { minItems: 1 }) })
export type Block = Static<typeof Block>

/** A text in both languages, ready to be shown: nothing is left in it to be read as a markup. */
export const FormattedText = exact({ fr: Type.Array(Block), en: Type.Array(Block) })
export type FormattedText = Static<typeof FormattedText>
