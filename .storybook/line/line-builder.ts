import { html, LitElement } from 'lit'
import { announce } from '../../packages/elements/src/shared/announcer.ts'
import { check } from '../house/pairs.ts'
import { serveSample } from '../house/sample.ts'
import type { Language } from '../house/speak.ts'
import { colourNames, defaultColours, schemes } from '../house/tokens.ts'
import { attributesOf, coloursOf, firstChoice, schemesOf, type Choice } from './choice.ts'
import { contrasts } from './contrasts.ts'
import { colourField, faultsOf, type Faults } from './faults.ts'
import { form } from './form.ts'
import { words } from './line-words.ts'
import { output, type Way } from './output.ts'
import { Previews } from './preview.ts'
import './line.css'

/** What is chosen, with one field changed. The name of a field is that of what it changes. */
export function changed(choice: Choice, name: string, value: string): Choice {
  for (const colour of colourNames)
    for (const scheme of schemes)
      if (name === colourField(colour, scheme))
        return { ...choice, colours: { ...choice.colours, [colour]: { ...choice.colours[colour], [scheme]: value } } }
  if (attributesOf(choice.tag).some((attribute) => attribute.name === name))
    return { ...choice, attributes: { ...choice.attributes, [name]: value } }
  return { ...choice, [name]: value }
}

/** The page in which a partner chooses, sees and copies. In the light DOM, in the clothes of the house. */
class LineBuilder extends LitElement {
  static override properties = {
    language: {},
    choice: { state: true },
    way: { state: true },
  }
  declare language: Language
  declare choice: Choice
  declare way: Way

  readonly #previews = new Previews(serveSample())
  /** The fields that were left once: nobody is told of a fault while typing for the first time. */
  readonly #left = new Set<string>()

  constructor() {
    super()
    this.language = 'fr'
    this.choice = firstChoice
    this.way = 'html'
  }

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { choice, language, way } = this
    const faults = Object.fromEntries(Object.entries(faultsOf(choice)).filter(([name]) => this.#left.has(name)))
    const checked = check(coloursOf(choice), schemesOf(choice))
    const asked = { choice, faults, language, take: this.#take, handleReset: this.#handleReset }
    return html`<div class="line" @input=${this.#handleInput} @change=${this.#handleChange}>
      <div class="asked">${form(asked)}</div>
      <div class="seen">
        <h2>${words.preview[language]}</h2>
        ${this.#previews.render(choice, language)} ${contrasts(checked, language, this.#take)}
      </div>
      <section class="made">
        <h2>${words.result[language]}</h2>
        ${output({ choice, way, language, allows: this.#allows })}
      </section>
    </div>`
  }

  #take = (name: string, value: string) => {
    this.choice = changed(this.choice, name, value)
  }

  #handleReset = () => {
    this.choice = { ...this.choice, colours: defaultColours, scheme: 'both' }
  }

  #handleInput = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || !target.name) return
    const value = target.type === 'checkbox' && !(target as HTMLInputElement).checked ? '' : target.value
    if (target.name === 'way') this.way = value as Way
    else this.#take(target.name, value)
  }

  #handleChange = ({ target }: Event) => {
    this.#left.add((target as HTMLInputElement).name)
    this.requestUpdate()
  }

  /** Leads whoever copies too early to the first field at fault. */
  #allows = () => {
    const faults: Faults = faultsOf(this.choice)
    for (const name of Object.keys(faults)) this.#left.add(name)
    if (Object.keys(faults).length === 0) return true
    this.requestUpdate()
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
    announce(words.notYet[this.language])
    return false
  }
}

customElements.define('house-line-builder', LineBuilder)
