/** The `--ess-*` properties as values, read off the manifest. */
import { tags } from './manifest.ts'

export const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

/** A colour in both schemes, as `#rrggbb`. */
export type Pair = Readonly<Record<Scheme, string>>

export const colourNames = [
  'accent',
  'on-accent',
  'text',
  'muted',
  'surface',
  'sunken',
  'line',
  'agree',
  'disagree',
  'pass',
] as const
export type ColourName = (typeof colourNames)[number]
export type Colours = Readonly<Record<ColourName, Pair>>

export const propertyOf = (name: string) => `--ess-${name}`

/** What a property is when a page says nothing; the tags agree, or the manifest is wrong. */
export function defaultOf(name: string): string {
  const values = new Set(
    tags.flatMap(({ cssProperties }) =>
      cssProperties.filter((property) => property.name === propertyOf(name)).map((property) => property.default),
    ),
  )
  if (values.size !== 1) throw new Error(`${propertyOf(name)} has ${values.size} defaults`)
  return [...values][0]!
}

/** Six digits, in lower case. */
const long = (hex: string) =>
  (hex.length === 4 ? hex.replace(/[0-9a-f]/gi, (digit) => digit + digit) : hex).toLowerCase()

function readPair(value: string): Pair {
  const [, light, dark] = /^light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)$/i.exec(value) ?? []
  if (!light || !dark) throw new Error(`${value} is no colour for light and one for dark`)
  return { light: long(light), dark: long(dark) }
}

export const defaultColours = Object.fromEntries(
  colourNames.map((name) => [name, readPair(defaultOf(name))]),
) as unknown as Colours

/** What somebody typed as a colour, in six digits; undefined where it is none. */
export function readColour(typed: string): string | undefined {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim()) ?? []
  return digits && long(`#${digits}`)
}
