/** The lines to paste, for each way in. */
import { propertyOf } from '../house/tokens.ts'
import type { Language } from '../house/speak.ts'
import {
  changedColours,
  coloursOf,
  kindOf,
  needsAddress,
  schemesOf,
  setOf,
  takesConsultation,
  type Choice,
} from './choice.ts'
import { consultationOf, type Consultation } from './faults.ts'
import { frameHeights, frameTitles, wayOutWords } from './tag-words.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Until an address is given. */
const anyConsultation: Consultation = {
  href: 'https://…/v1/consultations/…',
  origin: 'https://…',
  id: '…',
}

const consultation = (choice: Choice) => consultationOf(choice.address) ?? anyConsultation

/** Each with a space before it, as they stand after the name of the tag. */
function attributesIn(choice: Choice, write: (value: string) => string): string {
  const set = setOf(choice).map(([attribute, value]) => ({
    name: attribute.name,
    value: kindOf(attribute) === 'flag' ? undefined : value,
  }))
  const all = choice.lang ? [...set, { name: 'lang', value: choice.lang }] : set
  return all.map(({ name, value }) => (value === undefined ? ` ${name}` : ` ${name}="${write(value)}"`)).join('')
}

/** Where the link inside the tag leads: where the partner says, else to the same thing on the server’s own page. */
const wayOutOf = (choice: Choice, language: Language) =>
  choice.wayOut.trim() ||
  (needsAddress(choice) ? frameAddress(choice, language) : choice.attributes['src']?.trim()) ||
  '…'

export function tagLines(choice: Choice, language: Language): string {
  const spoken = choice.lang || language
  return [
    `<${choice.tag}${attributesIn(choice, escape)}>`,
    `  <a href="${escape(wayOutOf(choice, language))}">${wayOutWords[choice.tag]![spoken]}</a>`,
    `</${choice.tag}>`,
  ].join('\n')
}

/** The rule that dresses the tag, or nothing where it keeps its own clothes. */
export function styleRule(choice: Choice): string {
  const colours = coloursOf(choice)
  const valueOf = (name: (typeof changed)[number]) => {
    const { light, dark } = colours[name]
    if (choice.scheme !== 'both') return colours[name][choice.scheme]
    return light === dark ? light : `light-dark(${light}, ${dark})`
  }
  const changed = changedColours(choice)
  const declarations = [
    ...(choice.scheme === 'both' ? [] : [`color-scheme: ${choice.scheme}`]),
    ...changed.map((name) => `${propertyOf(name)}: ${valueOf(name)}`),
  ]
  if (declarations.length === 0) return ''
  return `${choice.tag} {\n${declarations.map((each) => `  ${each};\n`).join('')}}`
}

const styleElement = (choice: Choice) => {
  const rule = styleRule(choice)
  return rule && `<style>\n${rule.replace(/^/gm, '  ')}\n</style>`
}

export const consultationLine = (choice: Choice) =>
  needsAddress(choice) ? `<link rel="ess-consultation" href="${escape(consultation(choice).href)}" />` : ''

const together = (...parts: string[]) => parts.filter(Boolean).join('\n\n')

/** One page of HTML: all of it. */
export const htmlLines = (choice: Choice, script: string, language: Language) =>
  together(
    [consultationLine(choice), script].filter(Boolean).join('\n'),
    styleElement(choice),
    tagLines(choice, language),
  )

/** A page that is built. */
export const npmLines = ({ tag }: Choice) =>
  [`import '@ess-widgets/elements/${tag}.js'`, `import '@ess-widgets/elements/ess.css'`].join('\n')

export const builtPageLines = (choice: Choice, language: Language) =>
  together(consultationLine(choice), styleElement(choice), tagLines(choice, language))

/** The colours that a frame can be told: of each one alone, whatever the scheme. */
function frameColours(choice: Choice): [name: string, colour: string][] {
  const colours = coloursOf(choice)
  return changedColours(choice)
    .map((name): [string, string[]] => [name, [...new Set(schemesOf(choice).map((scheme) => colours[name][scheme]))]])
    .filter(([, values]) => values.length === 1)
    .map(([name, [colour]]) => [name, colour!.slice(1)])
}

/** Whether the colours that were chosen are more than a frame can be told. */
export const isFrameTooPlain = (choice: Choice) => changedColours(choice).length > frameColours(choice).length

/** The page that the server keeps of a tag, to be framed or linked to. */
export function frameAddress(choice: Choice, language: Language): string {
  const { origin, id } = consultation(choice)
  const fields = [
    ['consultation', id],
    ...setOf(choice).map(([{ name }, value]) => [name, value]),
    ['lang', choice.lang || language],
    ...(choice.scheme === 'both' ? [] : [['scheme', choice.scheme]]),
    ...frameColours(choice),
  ]
  const query = fields.map(
    ([name, value]) => `${name}=${id === '…' && value === id ? value : encodeURIComponent(value!)}`,
  )
  return `${origin}/embed/${choice.tag.replace('ess-', '')}?${query.join('&')}`
}

/** A frame shows a consultation; a file of the partner’s is on their own site. */
export const hasFrame = (choice: Choice) => takesConsultation(choice.tag) && needsAddress(choice)

export const frameLines = (choice: Choice, language: Language) =>
  `<iframe
  src="${escape(frameAddress(choice, language))}"
  title="${escape(frameTitles[choice.tag]![choice.lang || language])}"
  width="100%"
  height="${frameHeights[choice.tag]}"
  loading="lazy"
></iframe>
<script defer src="${consultation(choice).origin}/embed/ess-embed.js"></script>`

const inBrackets = (value: string) => escape(value).replaceAll('[', '&#91;').replaceAll(']', '&#93;')

/** What the extension of WordPress knows as a tag. */
export const shortcode = (choice: Choice) => `[${choice.tag.replace('-', '_')}${attributesIn(choice, inBrackets)}]`
