import ICAL from 'ical.js'
import type { Component, ContentLine } from './lines.ts'
import type { Notes } from './notes.ts'

/** A property as jCal holds it (RFC 7265 § 3.4): its parameters and values unescaped, each value as its type writes it. */
export interface Property {
  line: number
  name: string
  parameters: Record<string, string>
  values: unknown[]
}

/** What a component says, one property at a time: one that cannot be read loses none of the others. */
export class Properties {
  readonly line: number
  readonly #byName = Map.groupBy<string, Property>([], ({ name }) => name)

  constructor({ line, lines }: Component, names: ReadonlySet<string>, notes: Notes) {
    this.line = line
    for (const content of lines) {
      const name = /^[^:; \t]+/.exec(content.text)![0].toLowerCase()
      if (!names.has(name)) continue
      const property = readProperty(name, content)
      if (!property) {
        notes.add(
          content.line,
          `La propriété ${name.toUpperCase()} est mal écrite ; elle est laissée de côté.`,
          `The property ${name.toUpperCase()} is malformed; it is left out.`,
        )
        continue
      }
      const others = this.#byName.get(name)
      if (others) others.push(property)
      else this.#byName.set(name, [property])
    }
  }

  all(name: string): Property[] {
    return this.#byName.get(name) ?? []
  }

  first(name: string): Property | undefined {
    return this.all(name)[0]
  }

  /** The first value of a property as a text; empty when it has none. */
  text(name: string): string {
    const value = this.first(name)?.values[0]
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  }
}

/** Rules are in upper case for ical.js, and in either for RFC 5545 § 2. */
const tidy = (name: string, text: string) => {
  const line = name + text.slice(name.length, longestLine).trimStart()
  return name === 'rrule' ? line.toUpperCase() : line
}

/** Bounds what ical.js is given: it looks at each character of a line several times. */
const longestLine = 200_000

/** More parameters than any property has: ical.js reads the line again for each. */
const tooManyParameters = /^[^:;]*(?:;[^:;="]*=(?:"[^"]*"|[^:;"])*){33}/

function readProperty(name: string, { line, text }: ContentLine): Property | undefined {
  if (tooManyParameters.test(text)) return undefined
  try {
    const [, parameters, , ...values] = ICAL.parse.property(tidy(name, text)) as [
      string,
      Record<string, string | string[]>,
      string,
      ...unknown[],
    ]
    const first = (value: string | string[]) => String(Array.isArray(value) ? value[0] : value)
    const entries = Object.entries(parameters).map(([key, value]) => [key.toLowerCase(), first(value)])
    return { line, name, parameters: Object.fromEntries(entries) as Record<string, string>, values }
  } catch {
    return undefined
  }
}
