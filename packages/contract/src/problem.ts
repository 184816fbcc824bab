import { Type, type Static } from 'typebox'
import { BallotReceipt } from './ballot.ts'
import { exact, LocalizedText } from './text.ts'
import { typeset } from './typography.ts'
import { statuses } from './vocabulary.ts'

/**
 * Everything that can go wrong, once: its HTTP status and what a person is told.
 * The names are public and stable: `type` in a problem document is `urn:ess:problem:` and the name.
 */
export const problems = {
  'malformed-request': [400, 'La requête ne peut pas être lue.', 'The request cannot be read.'],
  'invalid-field': [400, 'Un champ n’a pas la forme attendue.', 'A field does not have the expected form.'],
  'foreign-origin': [
    403,
    'Ce site n’est pas partenaire de la consultation.',
    'This site is not a partner of the consultation.',
  ],
  'invalid-ticket': [403, 'Cette invitation ne vaut pas ici.', 'This invitation is not valid here.'],
  'not-found': [404, 'Cette adresse ne mène à rien.', 'Nothing is found at this address.'],
  'unknown-consultation': [404, 'Cette consultation n’existe pas.', 'This consultation does not exist.'],
  'unknown-principle': [
    404,
    'Ce principe n’existe pas dans cette consultation.',
    'This principle does not exist in this consultation.',
  ],
  'unknown-session': [
    404,
    'Cette séance n’existe pas dans cette consultation, ou ne prend pas d’inscriptions.',
    'This session does not exist in this consultation, or takes no registrations.',
  ],
  'unknown-workshop': [
    404,
    'Cet atelier n’existe pas dans cette consultation.',
    'This workshop does not exist in this consultation.',
  ],
  'no-manifesto': [404, 'Cette consultation n’a pas de texte à signer.', 'This consultation has no text to sign.'],
  'unknown-version': [404, 'Ce texte n’a pas cette version.', 'This text has no such version.'],
  'unknown-receipt': [404, 'Ce reçu ne mène à rien.', 'This receipt leads to nothing.'],
  'unknown-sheet': [404, 'Aucune feuille n’a été saisie sous ce nom.', 'No sheet was entered under this name.'],
  'method-not-allowed': [
    405,
    'Cette adresse n’accepte pas cette méthode.',
    'This address does not accept this method.',
  ],
  'consultation-draft': [409, 'Cette consultation n’est pas encore ouverte.', 'This consultation is not open yet.'],
  'consultation-closed': [409, 'Cette consultation est close.', 'This consultation is closed.'],
  'stale-revision': [409, 'Un vote plus récent est déjà enregistré.', 'A more recent ballot is already recorded.'],
  'stale-contribution': [
    409,
    'Une version plus récente de cette contribution est déjà enregistrée.',
    'A more recent version of this contribution is already recorded.',
  ],
  'already-moderated': [
    409,
    'Cette contribution a été relue ; elle peut être retirée, et n’est plus modifiable.',
    'This contribution was moderated; it can be withdrawn, and no longer changed.',
  ],
  'registration-closed': [
    409,
    'Les inscriptions à cette séance sont closes.',
    'Registration for this session is closed.',
  ],
  'already-registered': [
    409,
    'Cette adresse est déjà inscrite à cette séance ; une place par personne.',
    'This address is already registered for this session; one place a person.',
  ],
  'stale-version': [
    409,
    'Le texte a changé ; relisez-le avant de signer.',
    'The text has changed; read it again before you sign.',
  ],
  'stale-signature': [
    409,
    'Une version plus récente de cette signature est déjà enregistrée.',
    'A more recent version of this signature is already recorded.',
  ],
  'not-signed': [
    409,
    'Cette signature ne tient plus : elle a été retirée, remplacée, ou n’a pas été confirmée à temps.',
    'This signature stands no more: it was withdrawn, replaced, or not confirmed in time.',
  ],
  'body-too-large': [413, 'Le corps de la requête est trop long.', 'The request body is too large.'],
  'unsupported-content': [
    415,
    'Le corps doit être du JSON en UTF-8, sans compression.',
    'The body must be uncompressed JSON in UTF-8.',
  ],
  'key-reused': [
    422,
    'Cette clé a déjà servi pour une autre demande.',
    'This key was already used for another request.',
  ],
  'too-many-contributions': [
    429,
    'Trop de contributions viennent d’arriver de ce réseau ; réessayez dans un instant.',
    'Too many contributions just came from this network; try again in a moment.',
  ],
  'too-many-signatures': [
    429,
    'Trop de signatures viennent d’arriver de ce réseau ; réessayez dans un instant.',
    'Too many signatures just came from this network; try again in a moment.',
  ],
  'header-too-large': [431, 'Les en-têtes de la requête sont trop longs.', 'The request headers are too large.'],
  'internal-error': [
    500,
    'Le serveur a rencontré une erreur ; rien n’a été enregistré.',
    'The server met an error; nothing was recorded.',
  ],
  busy: [503, 'Le serveur est occupé ; réessayez dans un instant.', 'The server is busy; try again in a moment.'],
  timeout: [408, 'La requête a mis trop de temps à arriver.', 'The request took too long to arrive.'],
} as const satisfies Record<string, readonly [status: number, fr: string, en: string]>

export type ProblemName = keyof typeof problems

/** A field at fault: `pointer` is a JSON Pointer into the body, or the name of a header or path part. */
export const FieldError = exact({ pointer: Type.String(), detail: LocalizedText })
export type FieldError = Static<typeof FieldError>

/** The most fields a problem document names: who sends a thousand wrong ones is told enough. */
export const errorLimit = 20

/** A problem document (RFC 9457). `title` is in French, `titles` holds both languages. */
export const Problem = exact({
  type: Type.String({ pattern: '^urn:ess:problem:[a-z-]+$' }),
  title: Type.String(),
  titles: LocalizedText,
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  errors: Type.Optional(Type.Array(FieldError, { maxItems: errorLimit })),
  consultationStatus: Type.Optional(
    Type.Enum([...statuses], { description: 'With consultation-draft and consultation-closed.' }),
  ),
  current: Type.Optional(
    Type.Unsafe<BallotReceipt>({ ...BallotReceipt, description: 'With stale-revision: the ballot that stands.' }),
  ),
})
export type Problem = Static<typeof Problem>

/** The media type of a problem document. */
export const problemType = 'application/problem+json'

const urn = 'urn:ess:problem:'

/** Writes the problem document of that name. */
export function problem(
  name: ProblemName,
  { errors, ...details }: Pick<Problem, 'errors' | 'consultationStatus' | 'current'> = {},
): Problem {
  const [status, fr, en] = problems[name]
  const titles = typeset({ fr, en })
  const named = errors && { errors: typeset(errors.slice(0, errorLimit)) }
  return { type: urn + name, title: titles.fr, titles, status, ...named, ...details }
}

/** The name behind a problem document, whatever server wrote it. */
export const problemName = (document: Pick<Problem, 'type'>): string => document.type.slice(urn.length)
