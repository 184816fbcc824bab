/** The tag itself, on the demo consultation, in the clothes that were chosen. */
import type { MemoryServer } from '@ess-widgets/client/memory'
import { html } from 'lit'
import '../../packages/elements/src/all.ts'
import { consultation, figuresFile, resultsFile } from '../house/sample.ts'
import type { Language } from '../house/speak.ts'
import { propertyOf, type ColourName, type Scheme } from '../house/tokens.ts'
import { changedColours, coloursOf, kindOf, schemesOf, setOf, type Choice } from './choice.ts'
import { words } from './line-words.ts'

const known: Readonly<Record<string, readonly string[]>> = {
  principle: consultation.principles.map(({ id }) => id),
  workshop: (consultation.workshops ?? []).map(({ id }) => id),
}

const files: Readonly<Record<string, string>> = { 'ess-figures': figuresFile, 'ess-results': resultsFile }

/** What the tag is given here: the partner’s own ids and files are elsewhere. */
function attributesHere(choice: Choice, { url }: MemoryServer): Map<string, string> {
  const here = new Map(files[choice.tag] ? [['src', files[choice.tag]!]] : [['consultation', url]])
  for (const [attribute, value] of setOf(choice)) {
    const { name } = attribute
    if (name !== 'src')
      here.set(
        name,
        kindOf(attribute) === 'flag' ? '' : (known[name]?.includes(value) ?? true) ? value : known[name]![0]!,
      )
  }
  // A wall shows one workshop, and the demo consultation has two.
  if (choice.tag === 'ess-wall' && !here.has('workshop')) here.set('workshop', known['workshop']![0]!)
  if (choice.lang) here.set('lang', choice.lang)
  return here
}

/** What differs here from what the line will show, in words. */
function noteOf(choice: Choice, language: Language): string {
  const set = setOf(choice)
  if (set.some(([{ name }, value]) => known[name] && !known[name].includes(value))) return words.sampleOther[language]
  if (set.some(([{ name }]) => name === 'src')) return words.sampleFile[language]
  return words.sample[language]
}

/** One tag a scheme, kept from one rendering to the next: what a visitor did in it stays. */
export class Previews {
  readonly #server: MemoryServer
  readonly #tags = new Map<string, HTMLElement>()

  constructor(server: MemoryServer) {
    this.#server = server
  }

  render(choice: Choice, language: Language) {
    return html`<div class="previews">
      ${schemesOf(choice).map(
        (scheme) =>
          html`<figure>
            <figcaption class="row">
              ${words[scheme === 'light' ? 'onLight' : 'onDark'][language]}
              <span class="chip" inert style=${accentOf(choice, scheme)}>${words.action[language]}</span>
            </figcaption>
            <div class="ground" style=${clothesOf(choice, scheme)}>${this.#tagOf(choice, scheme)}</div>
          </figure>`,
      )}
      <p class="small">${noteOf(choice, language)}</p>
    </div>`
  }

  #tagOf(choice: Choice, scheme: Scheme): HTMLElement {
    const key = `${choice.tag} ${scheme}`
    const tag = this.#tags.get(key) ?? document.createElement(choice.tag)
    this.#tags.set(key, tag)
    const here = attributesHere(choice, this.#server)
    for (const name of tag.getAttributeNames()) if (name !== 'state' && !here.has(name)) tag.removeAttribute(name)
    for (const [name, value] of here) if (tag.getAttribute(name) !== value) tag.setAttribute(name, value)
    return tag
  }
}

/** The accent shows in a tag once there is something to send: here, from the beginning. It is inert, as it may be unreadable. */
function accentOf(choice: Choice, scheme: Scheme): string {
  const { accent, 'on-accent': onAccent } = coloursOf(choice)
  return `background: ${accent[scheme]}; color: ${onAccent[scheme]}`
}

function clothesOf(choice: Choice, scheme: Scheme): string {
  const colours = coloursOf(choice)
  const worn = (name: ColourName) => `${propertyOf(name)}: ${colours[name][scheme]}`
  return [`color-scheme: ${scheme}`, ...changedColours(choice).map(worn)].join('; ')
}
