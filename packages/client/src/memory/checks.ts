import type { TSchema } from 'typebox'
import { Check, Errors } from 'typebox/value'
import type { ConsultationFile, ContributionChange, FieldError, WorkshopEntry } from '@ess-widgets/contract'
import {
  defaultContributionLength,
  IdempotencyKey,
  longestContribution,
  RegistrationRequest,
  Ticket,
  Token,
} from '@ess-widgets/contract'
import {
  choices,
  contributionKinds,
  families,
  idempotencyHeader,
  receiptHeader,
  ticketHeader,
  voterHeader,
} from '@ess-widgets/contract/vocabulary.js'

const fault = (pointer: string, fr: string, en: string): FieldError => ({ pointer, detail: { fr, en } })

const oneOf = (words: readonly string[]) => (value: unknown) => typeof value === 'string' && words.includes(value)

const pattern = (schema: object) => new RegExp((schema as { pattern: string }).pattern, 'u')

/** A text of the form and length of a schema. */
const formedAs = (schema: object) => (value: unknown) =>
  typeof value === 'string' &&
  [...value].length <= (schema as { maxLength: number }).maxLength &&
  pattern(schema).test(value)

const textUpTo = (longest: number) => (value: unknown) =>
  typeof value === 'string' && value !== '' && [...value].length <= longest

const integer = (lowest: number, highest: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= lowest && (value as number) <= highest

const optional = (check: (value: unknown) => boolean) => (value: unknown) => value === undefined || check(value)

const fields: Record<string, (value: unknown) => boolean> = {
  choice: oneOf(choices),
  family: (value) => value === undefined || value === null || oneOf(families)(value),
  name: formedAs(RegistrationRequest.properties.name),
  email: formedAs(RegistrationRequest.properties.email),
  revision: integer(1, 2 ** 31 - 1),
  question: textUpTo(64),
  kind: oneOf(contributionKinds),
  text: textUpTo(longestContribution),
  principle: optional(textUpTo(64)),
  organisation: optional(textUpTo(200)),
  author: optional(textUpTo(200)),
  people: optional(integer(1, 100)),
  consent: (value) => value === true,
}

/** What is wrong with a body that may hold these fields. */
export function faultsOfBody(body: unknown, allowed: string[]): FieldError[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [fault('', 'Le corps doit être un objet.', 'The body must be an object.')]
  const unknown = Object.keys(body).filter((name) => !allowed.includes(name))
  const wrong = allowed.filter((name) => !fields[name]!((body as Record<string, unknown>)[name]))
  return [
    ...unknown.map((name) =>
      fault(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'Ce champ est inconnu.', 'This field is unknown.'),
    ),
    ...wrong.map((name) =>
      fault(
        `/${name}`,
        'Ce champ manque ou n’a pas la forme attendue.',
        'This field is missing or does not have the expected form.',
      ),
    ),
  ]
}

/** What is wrong in a workshop with a content whose form is right and whose texts are legible. */
export function faultsOfContent(
  content: Omit<ContributionChange, 'revision'>,
  { questions, maxLength = defaultContributionLength }: WorkshopEntry,
  { principles }: Pick<ConsultationFile, 'principles'>,
): FieldError[] {
  const { kind, text, principle, organisation, author } = content
  const question = questions.find(({ id }) => id === content.question)
  const isKnown = principles.some(({ id }) => id === principle)
  const faults: [field: string, isWrong: boolean, fr: string, en: string][] = [
    ['question', !question, 'Cette question n’est pas de cet atelier.', 'This question is not one of this workshop.'],
    [
      'kind',
      question?.kinds !== undefined && !question.kinds.includes(kind),
      'Cette question ne demande pas cela.',
      'This question does not ask for that.',
    ],
    [
      'principle',
      principle !== undefined && (kind !== 'divergence' || !isKnown),
      'Il faut ici, avec une divergence, un principe de la consultation.',
      'This must be a principle of the consultation, with a divergence.',
    ],
    ['text', text === '', 'Il faut ici un texte.', 'There must be a text here.'],
    [
      'text',
      [...text].length > maxLength,
      `Ce texte dépasse ${maxLength} caractères.`,
      `This text is longer than ${maxLength} characters.`,
    ],
    ['organisation', organisation === '', 'Il faut ici un nom.', 'There must be a name here.'],
    ['author', author === '', 'Il faut ici un nom.', 'There must be a name here.'],
  ]
  return faults.filter(([, isWrong]) => isWrong).map(([field, , fr, en]) => fault(`/${field}`, fr, en))
}

const patterns: Record<string, RegExp> = {
  [voterHeader]: pattern(Token),
  [receiptHeader]: pattern(Token),
  [idempotencyHeader]: pattern(IdempotencyKey),
  [ticketHeader]: pattern(Ticket),
}

/** What is wrong with the headers of those names. */
export const faultsOfHeaders = (headers: Headers, names: string[]): FieldError[] =>
  names
    .filter((name) => !patterns[name]!.test(headers.get(name) ?? ''))
    .map((name) =>
      fault(
        name,
        'Cet en-tête manque ou n’a pas la forme attendue.',
        'This header is missing or does not have the expected form.',
      ),
    )

/** Whether the body says it is uncompressed JSON in UTF-8. */
export function isPlainJson(headers: Headers): boolean {
  const encoding = headers.get('Content-Encoding') ?? 'identity'
  return (
    encoding === 'identity' &&
    /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(headers.get('Content-Type') ?? '')
  )
}

/** What is wrong with what follows the question mark of a document that is written in several languages. */
export function faultsOfLanguage(asked: URLSearchParams): FieldError[] {
  const [language = 'fr', ...more] = asked.getAll('lang')
  return more.length === 0 && oneOf(['fr', 'en'])(language)
    ? []
    : [fault('lang', 'Il faut ici « fr » ou « en ».', 'This must be “fr” or “en”.')]
}

/** What is wrong in the form of a body, by its schema. */
export function faultsOfForm(schema: TSchema, body: unknown): FieldError[] {
  if (Check(schema, body)) return []
  const pointers = Errors(schema, body).flatMap(({ instancePath, params }) => {
    const { requiredProperties = [], additionalProperties = [] } = params as Record<string, string[] | undefined>
    const names = [...requiredProperties, ...additionalProperties]
    return names.length > 0 ? names.map((name) => `${instancePath}/${name}`) : [instancePath]
  })
  return [...new Set(pointers)].map((pointer) =>
    fault(
      pointer,
      'Ce champ manque ou n’a pas la forme attendue.',
      'This field is missing or does not have the expected form.',
    ),
  )
}
