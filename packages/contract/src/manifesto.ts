import { Type, type Static } from 'typebox'
import { FormattedText } from './formatted-text.ts'
import { exact, formed, Link, LocalizedText, Slug, WebAddress } from './text.ts'

/** A text in Markdown, in French and in English. */
const Markdown = exact({
  fr: Type.String({ minLength: 1, maxLength: 20_000 }),
  en: Type.String({ minLength: 1, maxLength: 20_000 }),
})

/** The number of a version, from 1. */
export const Version = Type.Integer({ minimum: 1, maximum: 1000 })

const day = formed(
  '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  'une date, comme 2026-11-25',
  'a date, such as 2026-11-25',
)

/** A version as an organiser writes it. A version that was signed is never edited: a change is a new version. */
export const VersionEntry = exact({
  published: day,
  title: LocalizedText,
  preamble: Type.Optional(Markdown),
  articles: Type.Array(exact({ id: Slug, title: LocalizedText, text: Markdown }), { minItems: 1, maxItems: 50 }),
})
export type VersionEntry = Static<typeof VersionEntry>

const people = Type.Integer({ minimum: 0 })

/** Who answers for what people confide, named where they are asked for it. */
export const Controller = exact({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  address: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'Where it can be written to.' })),
  email: Type.Optional(
    formed('^[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+$', 'une adresse électronique', 'an e-mail address', 254),
  ),
  url: Type.Optional(Type.Unsafe<string>({ ...WebAddress, description: 'Its page about personal data.' })),
})
export type Controller = Static<typeof Controller>

/** How long what is personal is kept, in days. */
export const Retention = exact({
  unconfirmed: Type.Integer({ minimum: 2, maximum: 30, description: 'A signature nobody confirmed; 7 days is usual.' }),
  emails: Type.Integer({ minimum: 0, maximum: 365, description: 'E-mails after the closing; 30 days is usual.' }),
})
export type Retention = Static<typeof Retention>

/** The days that hold where a file says none. */
export const usualRetention: Retention = { unconfirmed: 7, emails: 30 }

/** The political text of a consultation, in its file. */
export const ManifestoEntry = exact({
  controller: Controller,
  goal: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10_000_000, description: 'How many signatures are hoped for.' }),
  ),
  minimum: Type.Integer({
    minimum: 1,
    maximum: 1000,
    description: 'With fewer signatures than this, neither their number nor a name is shown. 10 is a good value.',
  }),
  retention: Type.Optional(Retention),
  versions: Type.Array(VersionEntry, {
    minItems: 1,
    maxItems: 100,
    description: 'The oldest first: the last one is the one that is signed.',
  }),
})
export type ManifestoEntry = Static<typeof ManifestoEntry>

/** One version of the text, ready to be shown. */
export const ManifestoVersion = exact({
  version: Version,
  published: day,
  title: LocalizedText,
  preamble: Type.Optional(FormattedText),
  articles: Type.Array(exact({ id: Slug, title: LocalizedText, text: FormattedText })),
})
export type ManifestoVersion = Static<typeof ManifestoVersion>

/** The text that is signed now, where the earlier ones are, and what signing it means. */
export const Manifesto = exact({
  ...ManifestoVersion.properties,
  versions: Type.Array(exact({ version: Version, published: day, link: Link }), {
    description: 'All, the oldest first.',
  }),
  controller: Controller,
  partners: Type.Array(exact({ name: Type.String(), origin: Type.String() }), {
    description: 'The sites that may carry a signature.',
  }),
  goal: Type.Optional(people),
  minimum: people,
  retention: Retention,
  links: exact({
    signatures: Link,
    signature: Link,
    page: Type.Unsafe<string>({ ...Link, description: 'The page where whoever lost their receipt asks for a link.' }),
    notice: Type.Unsafe<string>({ ...Link, description: 'The page that says what is done with personal data.' }),
  }),
})
export type Manifesto = Static<typeof Manifesto>
