import { Type, type Static } from 'typebox'
import { Revision } from './ballot.ts'
import { Version } from './manifesto.ts'
import { exact, FamilyOrUnstated, formed, Link, Slug } from './text.ts'
import { channels, signatureRefusals, signatureStatuses, signerKinds, statuses, visibilities } from './vocabulary.ts'

/** In a class of characters: controls, ends of lines, and all that takes no room. */
const unseen = '\\p{Cc}\\p{Cf}\\u2028\\u2029'
const line = (maxLength: number, description: string) => Type.String({ minLength: 1, maxLength, description })

/**
 * An address that a mail can be sent to: dots and letters of ASCII before the @, and a domain, of any letters, behind it.
 * Quotes, comments and groups of RFC 5322 are refused, because mail programs read them in different ways.
 */
export const MailAddress = formed(
  `^[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@[^@\\s${unseen}.]+(\\.[^@\\s${unseen}.]+)+$`,
  'une adresse électronique, comme nom@example.org',
  'an e-mail address, such as name@example.org',
  254,
)

/** The longest reservation, in characters. */
export const longestReservation = 600

/** What a person disagrees with in a text that they sign all the same. */
export const Reservation = exact({
  article: Slug,
  text: Type.String({ minLength: 1, maxLength: longestReservation }),
})
export type Reservation = Static<typeof Reservation>

/** Who signs, on which version, and what may be done with it. */
const said = {
  version: Version,
  signer: Type.Enum([...signerKinds]),
  firstName: line(100, 'Of the person who signs, for themselves or for an organisation.'),
  lastName: line(100, 'Of the same person.'),
  organisation: Type.Optional(line(200, 'With an organisation: its name.')),
  family: Type.Optional(FamilyOrUnstated),
  siren: Type.Optional(
    formed('^[0-9]{9}$', 'les neuf chiffres du SIREN, sans espace', 'the nine digits of a SIREN, without spaces'),
  ),
  role: Type.Optional(line(200, 'With an organisation: what the person does there.')),
  mandate: Type.Optional(line(500, 'With an organisation: by which decision the person signs for it.')),
  visibility: Type.Enum([...visibilities], { description: 'What of the name is published.' }),
  contact: Type.Boolean({ description: 'Whether the controller may write about what follows.' }),
  reservation: Type.Optional(Reservation),
  partner: Type.Union([Type.String({ maxLength: 300 }), Type.Null()], {
    description: 'The origin of the partner that carried the signature.',
  }),
}

/** The body of `POST …/signatures`. Without consent nothing is taken, and nothing counts before its e-mail has answered. */
export const SignatureRequest = exact({
  ...said,
  email: MailAddress,
  language: Type.Enum(['fr', 'en'], { description: 'Of the e-mail that asks for a confirmation.' }),
  consent: Type.Literal(true),
})
export type SignatureRequest = Static<typeof SignatureRequest>

/** The body of `PUT …/signature`: all of it, said otherwise. The highest revision wins. */
export const SignatureChange = exact({ ...said, revision: Revision })
export type SignatureChange = Static<typeof SignatureChange>

/** The body of `DELETE …/signature`: nothing to say. */
export const SignatureRemoval = exact({})
export type SignatureRemoval = Static<typeof SignatureRemoval>

/**
 * A signature as whoever holds its receipt sees it, without the e-mail. What was given is absent once it is withdrawn,
 * replaced or expired.
 */
export const Signature = exact({
  status: Type.Enum([...signatureStatuses]),
  channel: Type.Enum([...channels]),
  revision: Revision,
  number: Type.Optional(Type.Integer({ minimum: 1, description: 'Its rank among all that were ever confirmed.' })),
  reason: Type.Optional(Type.Enum([...signatureRefusals], { description: 'With refused.' })),
  said: Type.Optional(exact(said)),
})
export type Signature = Static<typeof Signature>

const people = Type.Integer({ minimum: 0 })
const byChannel = exact({ web: people, room: people, paper: people })

/** A name as its owner lets it be read. */
export const Signatory = exact({
  number: Type.Integer({ minimum: 1 }),
  name: Type.String({ description: 'Of the person, in full or shortened, or of the organisation.' }),
  signer: Type.Enum([...signerKinds]),
  family: Type.Optional(FamilyOrUnstated),
  version: Version,
})
export type Signatory = Static<typeof Signatory>

/** The number of signatures, with the channels and the kinds apart. */
export const SignatureCounts = exact({
  persons: byChannel,
  organisations: byChannel,
  reservations: Type.Unsafe<number>({ ...people, description: 'How many of them carry a reservation.' }),
  articles: Type.Array(exact({ article: Slug, count: people }), { description: 'Of reservations, by article.' }),
  versions: Type.Array(exact({ version: Version, count: people })),
})
export type SignatureCounts = Static<typeof SignatureCounts>

/**
 * What everyone may know of the signatures. `counts` and `latest` are absent under the minimum. Served by a consultation,
 * or held by a static file.
 */
export const Signatures = exact(
  {
    status: Type.Enum([...statuses]),
    version: Type.Integer({ minimum: 0, description: 'Rises with each change of what is here; never falls.' }),
    minimum: people,
    goal: Type.Optional(people),
    counts: Type.Optional(SignatureCounts),
    latest: Type.Optional(Type.Array(Signatory, { maxItems: 10, description: 'Published names, the latest first.' })),
    named: Type.Optional(Type.Unsafe<number>({ ...people, description: 'How many names are published.' })),
    links: Type.Optional(exact({ signatories: Link })),
  },
  { $id: 'https://ess-widgets.org/schemas/signatures.json', description: 'How many have signed a text.' },
)
export type Signatures = Static<typeof Signatures>

/** Names on one page of the public list. */
export const signatoriesTogether = 500

/** A page of the public list, in the order of confirmation: a search is made by who reads, since no name is ever asked for. */
export const Signatories = exact({
  pages: Type.Integer({ minimum: 1 }),
  signatories: Type.Array(Signatory, { maxItems: signatoriesTogether }),
})
export type Signatories = Static<typeof Signatories>

/**
 * Whether nine digits can be a SIREN: their sum is a multiple of ten once each second digit from the end is doubled, and
 * its own digits added (Luhn’s formula, ISO/IEC 7812-1 annex B, which the INSEE uses).
 */
export const isSiren = (digits: string): boolean =>
  /^\d{9}$/.test(digits) &&
  [...digits].reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0) %
    10 ===
    0
