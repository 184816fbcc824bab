/** What a partner chooses. The tags and what may be set of each come from the manifest. */
import { tagOf, type Attribute } from '../house/manifest.ts'
import {
  defaultColours,
  readColour,
  schemes,
  type ColourName,
  type Colours,
  type Pair,
  type Scheme,
} from '../house/tokens.ts'

export interface Choice {
  readonly tag: string
  /** As typed, like all that follows. */
  readonly address: string
  readonly attributes: Readonly<Record<string, string>>
  readonly lang: '' | 'fr' | 'en'
  /** `both`: those of the page. */
  readonly scheme: 'both' | Scheme
  readonly colours: Readonly<Record<ColourName, Pair>>
  /** Where the link inside the tag leads. */
  readonly wayOut: string
}

export const firstChoice: Choice = {
  tag: 'ess-vote',
  address: '',
  attributes: { principle: 'gouvernance' },
  lang: '',
  scheme: 'both',
  colours: defaultColours,
  wayOut: '',
}

/** How an attribute is chosen. */
export type Kind = 'flag' | 'text' | { readonly options: readonly string[] }

export function kindOf({ type, description }: Attribute): Kind {
  if (type.text === 'boolean') return 'flag'
  const [, first, last] = /from (\d) to (\d)/.exec(description) ?? []
  if (first) return { options: Array.from({ length: +last! - +first + 1 }, (_, index) => `${+first + index}`) }
  const options = [...type.text.matchAll(/'([^']+)'/g)].map(([, option]) => option!)
  return options.length > 0 ? { options } : 'text'
}

/** Those that have fields of their own: the consultation is the whole page’s, the language everybody’s. */
const apart = ['consultation', 'lang']

export const attributesOf = (tag: string) => tagOf(tag).attributes.filter(({ name }) => !apart.includes(name))

export const takesConsultation = (tag: string) => tagOf(tag).attributes.some(({ name }) => name === 'consultation')

/** What is set, by name, and is not what the tag does by itself. */
export const setOf = ({ tag, attributes }: Choice): [attribute: Attribute, value: string][] =>
  attributesOf(tag)
    .map((attribute): [Attribute, string] => [attribute, (attributes[attribute.name] ?? '').trim()])
    .filter(([attribute, value]) => value !== '' && value !== attribute.default)

/** Whether it reads a file of the partner’s, and needs no server. */
export const readsFile = (choice: Choice) => setOf(choice).some(([{ name }]) => name === 'src')

export const needsAddress = (choice: Choice) => takesConsultation(choice.tag) && !readsFile(choice)

export const schemesOf = ({ scheme }: Choice): readonly Scheme[] => (scheme === 'both' ? schemes : [scheme])

/** The colours as they will be: what is no colour counts as not chosen. */
export const coloursOf = ({ colours }: Choice): Colours =>
  Object.fromEntries(
    Object.entries(colours).map(([name, pair]) => {
      const own = defaultColours[name as ColourName]
      return [name, { light: readColour(pair.light) ?? own.light, dark: readColour(pair.dark) ?? own.dark }]
    }),
  ) as unknown as Colours

/** The names of the colours that were changed. */
export function changedColours(choice: Choice): ColourName[] {
  const colours = coloursOf(choice)
  return (Object.keys(colours) as ColourName[]).filter((name) =>
    schemesOf(choice).some((scheme) => colours[name][scheme] !== defaultColours[name][scheme]),
  )
}
