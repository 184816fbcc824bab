import type { Edition } from '../http/edition.ts'
import { PageRefusal, sayIn, type Language, type View } from '../pages/view.ts'
import type { Attribute, Documented } from './manifest.ts'
import { colour, flag, oneOf, text, type Parameter } from './parameters.ts'
import { tags, type Tag } from './tags.ts'

/** What a page was asked to show, each part of it known to be right. */
export interface Asked {
  /** Without `ess-`. */
  tag: string
  about: Tag
  edition: Edition
  view: Pick<View, 'language' | 'say' | 'read'>
  attributes: ReadonlyMap<string, string>
  scheme: Scheme | undefined
  /** By the name of an `--ess-*` property, without that prefix. */
  colours: Readonly<Record<string, string>>
  /** Its address on this server. */
  path: string
}

export type Editions = ReadonlyMap<string, Edition>

/** Reads an address, or throws a refusal that says which part of it is wrong and what would be right. */
export function readAsked(tag: string, query: URLSearchParams, editions: Editions, documented: Documented): Asked {
  const about = tags.get(tag)
  if (!about)
    throw new PageRefusal(
      404,
      `Aucune balise n’a ce nom. Il y a : ${[...tags.keys()].join(', ')}.`,
      `No tag has this name. There are: ${[...tags.keys()].join(', ')}.`,
    )
  expectOnce(query)
  const edition = consultationIn(query, editions)
  about.expect?.(edition)
  const attributes = documented.attributes.get(tag)!.filter(({ name }) => !ofThePage.includes(name))
  const parameters = parametersOf(edition, editions, attributes, documented.colours)
  for (const [name, value] of query) expectRight(name, value, parameters)
  expectChoice(tag, query, edition)

  const language = (query.get('lang') ?? 'fr') as Language
  const given = (names: readonly string[]) => names.filter((name) => query.has(name))
  return {
    tag,
    about,
    edition,
    view: { language, say: sayIn(language), read: (localized) => localized[language] },
    attributes: new Map(given(attributes.map(({ name }) => name)).map((name) => [name, query.get(name)!])),
    scheme: schemeIn(query.get('scheme')),
    colours: Object.fromEntries(given(documented.colours).map((name) => [name, `#${query.get(name)}`])),
    path: pathOf(tag, query),
  }
}

const schemes = ['light', 'dark', 'auto'] as const

export type Scheme = (typeof schemes)[number]

export const schemeIn = (value: unknown) => schemes.find((scheme) => scheme === value)

/** An address with what it says, written in one way. */
export const pathOf = (tag: string, query: URLSearchParams) => `/embed/${tag}${query.size > 0 ? `?${query}` : ''}`

/** Attributes that are said of the page: here a consultation is known by its id. */
const ofThePage = ['consultation', 'lang']

function expectOnce(query: URLSearchParams) {
  const names = [...query.keys()]
  const repeated = names.find((name, index) => names.indexOf(name) < index)
  if (repeated !== undefined)
    throw new PageRefusal(
      400,
      `Le paramètre ${shown(repeated, 'fr')} est donné plusieurs fois ; il en faut un seul.`,
      `The parameter ${shown(repeated, 'en')} is given several times; it must be given once.`,
    )
}

function consultationIn(query: URLSearchParams, editions: Editions): Edition {
  const id = query.get('consultation')
  const only = editions.size === 1 ? [...editions.values()][0] : undefined
  const found = id === null ? only : editions.get(id)
  if (found) return found
  const ids = oneOf([...editions.keys()], 404)
  if (id !== null) return refuse('consultation', id, ids)
  throw new PageRefusal(
    400,
    `Ce serveur a plusieurs consultations : il faut dire laquelle, par le paramètre « consultation ». Ce qui convient : ${ids.right.fr}.`,
    `This server has several consultations: the parameter “consultation” must say which. What would be right: ${ids.right.en}.`,
  )
}

/** By their names, the parameters a page takes. A text that is not named here, such as an address, is none of them. */
function parametersOf(
  { file }: Edition,
  editions: Editions,
  attributes: readonly Attribute[],
  colours: readonly string[],
): ReadonlyMap<string, Parameter> {
  const texts: Readonly<Record<string, Parameter>> = {
    principle: oneOf(file.principles.map(idOf), 404),
    workshop: oneOf((file.workshops ?? []).map(idOf), 404),
    table: text(100),
  }
  const ofAttribute = ({ name, values }: Attribute) =>
    values ? (values.includes('') ? flag : oneOf(values)) : texts[name]
  return new Map([
    ['consultation', oneOf([...editions.keys()], 404)],
    ...attributes.flatMap((each): [string, Parameter][] => {
      const parameter = ofAttribute(each)
      return parameter ? [[each.name, parameter]] : []
    }),
    ['lang', oneOf(['fr', 'en'])],
    ['scheme', oneOf(schemes)],
    ...colours.map((name): [string, Parameter] => [name, colour]),
  ])
}

const idOf = ({ id }: { id: string }) => id

function expectRight(name: string, value: string, parameters: ReadonlyMap<string, Parameter>) {
  const parameter = parameters.get(name)
  if (!parameter)
    throw new PageRefusal(
      400,
      `Cette page n’a pas de paramètre ${shown(name, 'fr')}. Elle a : ${[...parameters.keys()].join(', ')}.`,
      `This page has no parameter ${shown(name, 'en')}. It has: ${[...parameters.keys()].join(', ')}.`,
    )
  if (!parameter.accepts(value)) refuse(name, value, parameter)
}

/** A wall shows one workshop, and does not choose it. */
function expectChoice(tag: string, query: URLSearchParams, { file }: Edition) {
  const ids = (file.workshops ?? []).map(idOf)
  if (tag !== 'wall' || query.has('workshop') || ids.length < 2) return
  const { right } = oneOf(ids)
  throw new PageRefusal(
    400,
    `Cette consultation a plusieurs ateliers : il faut dire lequel, par le paramètre « workshop ». Ce qui convient : ${right.fr}.`,
    `This consultation has several workshops: the parameter “workshop” must say which. What would be right: ${right.en}.`,
  )
}

function refuse(name: string, value: string, { status, right }: Parameter): never {
  throw new PageRefusal(
    status,
    `Le paramètre « ${name} » ne peut pas valoir ${shown(value, 'fr')}. Ce qui convient : ${right.fr}.`,
    `The parameter “${name}” cannot be ${shown(value, 'en')}. What would be right: ${right.en}.`,
  )
}

/** What somebody wrote, shortened; what nobody can read is not repeated. */
function shown(written: string, language: Language): string {
  if (!/^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(written)) return language === 'fr' ? '(illisible)' : '(unreadable)'
  const short = written.length > 60 ? `${written.slice(0, 60)}…` : written
  return language === 'fr' ? `« ${short} »` : `“${short}”`
}
