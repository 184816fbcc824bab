import { Type, type Static, type TSchema } from 'typebox'
import { families } from './vocabulary.ts'

/** An object that refuses fields it does not know: a misspelt field is an error, never silence. */
export const exact = <P extends Record<string, TSchema>>(
  properties: P,
  options: { $id?: string; description?: string } = {},
) => Type.Object(properties, { additionalProperties: false, ...options })

/** A text in French, and in English. French is the reference. */
export const LocalizedText = exact({
  fr: Type.String({ minLength: 1, maxLength: 2000 }),
  en: Type.String({ minLength: 1, maxLength: 2000 }),
})
export type LocalizedText = Static<typeof LocalizedText>

/**
 * A text of a certain form, with how to say that form to people: `description` is JSON Schema's own
 * word for it, in English, and `descriptionFr` says the same in French.
 */
export const formed = (pattern: string, fr: string, en: string, maxLength?: number) =>
  Type.String({ pattern, ...(maxLength && { maxLength }), description: en, descriptionFr: fr })

/** The address of a page. */
export const WebAddress = formed(
  '^https?://\\S+$',
  'une adresse web complète, comme https://www.example.org/page',
  'a complete web address, such as https://www.example.org/page',
  2000,
)

/** The identifier of a consultation, a principle or a session: it is part of addresses and of partners' pages. */
export const Slug = formed(
  '^[a-z0-9]+(-[a-z0-9]+)*$',
  'des minuscules sans accent, des chiffres et des tirets, comme ma-consultation',
  'lower-case letters without accents, digits and hyphens, such as my-consultation',
  64,
)

/** A reference to resolve against the address of the document that holds it (RFC 3986 § 5). */
export const Link = Type.String({ format: 'uri-reference', maxLength: 2000 })

/** A person's family, or null for someone who has not said. */
export const FamilyOrUnstated = Type.Union([Type.Enum([...families]), Type.Null()])
