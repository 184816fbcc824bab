import type { ErrorObject } from 'ajv'
import type { LocalizedText } from '@ess-widgets/contract'

type Words = (params: Record<string, unknown>, schema: unknown) => [fr: string, en: string]

const list = (values: unknown) =>
  (values as unknown[]).map((value) => (value === null ? 'null' : String(value))).join(', ')
const typeNames: Record<string, [fr: string, en: string]> = {
  string: ['un texte', 'a text'],
  integer: ['un nombre entier', 'a whole number'],
  object: ['un objet', 'an object'],
  array: ['une liste', 'a list'],
}

/** What would be right, by the rule of JSON Schema that was broken. */
const words: Record<string, Words> = {
  required: ({ missingProperty }) => [
    `Le champ « ${missingProperty} » est nécessaire.`,
    `The field “${missingProperty}” is needed.`,
  ],
  additionalProperties: ({ additionalProperty }) => [
    `Le champ « ${additionalProperty} » n’est pas connu ici.`,
    `The field “${additionalProperty}” is not known here.`,
  ],
  type: ({ type }) => {
    const [fr, en] = typeNames[String(type)] ?? [String(type), String(type)]
    return [`Il faut ici ${fr}.`, `This must be ${en}.`]
  },
  enum: ({ allowedValues }) => [
    `Il faut ici l’une de ces valeurs : ${list(allowedValues)}.`,
    `This must be one of: ${list(allowedValues)}.`,
  ],
  const: ({ allowedValue }) => [`Il faut ici : ${allowedValue}.`, `This must be: ${allowedValue}.`],
  minimum: ({ limit }) => [`Il faut ici au moins ${limit}.`, `This must be at least ${limit}.`],
  maximum: ({ limit }) => [`Il faut ici au plus ${limit}.`, `This must be at most ${limit}.`],
  minLength: () => ['Ce texte ne peut pas être vide.', 'This text cannot be empty.'],
  maxLength: ({ limit }) => [
    `Ce texte peut avoir au plus ${limit} caractères.`,
    `This text can have at most ${limit} characters.`,
  ],
  minItems: ({ limit }) => [`Il en faut au moins ${limit}.`, `At least ${limit} is needed.`],
  maxItems: ({ limit }) => [`Il en faut au plus ${limit}.`, `At most ${limit} are allowed.`],
  pattern: ({ pattern }, schema) => formed(schema, pattern),
  format: ({ format }, schema) => formed(schema, format),
}

/** The form of a text in the words of its schema, else by its technical name. */
function formed(schema: unknown, name: unknown): [fr: string, en: string] {
  const { descriptionFr = `la forme ${name}`, description = `the form ${name}` } = schema as {
    descriptionFr?: string
    description?: string
  }
  return [`Il faut ici ${descriptionFr}.`, `This must be ${description}.`]
}

/** Says in both languages what a value should have been, from what Ajv found (with `verbose`). */
export function explain({ keyword, params, parentSchema, message }: ErrorObject): LocalizedText {
  const [fr, en] = words[keyword]?.(params as Record<string, unknown>, parentSchema) ?? [message!, message!]
  return { fr, en }
}

/** JSON Pointer of the field at fault: for a missing or unknown one, the field itself and not its parent. */
export function pointerOf({ instancePath, params }: ErrorObject): string {
  const named =
    (params as Record<string, unknown>)['missingProperty'] ?? (params as Record<string, unknown>)['additionalProperty']
  return named === undefined
    ? instancePath
    : `${instancePath}/${String(named).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** A union fails once for each of its members and once as a whole: only what each member asks is worth saying. */
export const isWorthSaying = ({ keyword }: ErrorObject) => keyword !== 'anyOf'
