import type { FieldError } from '@ess-widgets/contract'
import { IdempotencyKey, RegistrationRequest, Token } from '@ess-widgets/contract'
import { choices, families, idempotencyHeader, receiptHeader, voterHeader } from '@ess-widgets/contract/vocabulary.js'

const fault = (pointer: string, fr: string, en: string): FieldError => ({ pointer, detail: { fr, en } })

const oneOf = (words: readonly string[]) => (value: unknown) => typeof value === 'string' && words.includes(value)

const pattern = (schema: object) => new RegExp((schema as { pattern: string }).pattern, 'u')

/** A text of the form and length of a schema. */
const formedAs = (schema: object) => (value: unknown) =>
  typeof value === 'string' &&
  [...value].length <= (schema as { maxLength: number }).maxLength &&
  pattern(schema).test(value)

const fields: Record<string, (value: unknown) => boolean> = {
  choice: oneOf(choices),
  family: (value) => value === undefined || value === null || oneOf(families)(value),
  name: formedAs(RegistrationRequest.properties.name),
  email: formedAs(RegistrationRequest.properties.email),
  revision: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) < 2 ** 31,
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

const patterns: Record<string, RegExp> = {
  [voterHeader]: pattern(Token),
  [receiptHeader]: pattern(Token),
  [idempotencyHeader]: pattern(IdempotencyKey),
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
