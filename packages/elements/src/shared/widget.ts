import { nothingKnown, openConsultation, type ConsultationClient, type ConsultationState } from '@ess-widgets/client'
import type { LocalizedText } from '@ess-widgets/contract'
import { render, type TemplateResult } from 'lit/html.js'
import { announcer } from './announcer.ts'
import { version } from './define.ts'
import { fr } from './messages/fr.ts'
import type { Messages } from './messages/messages.ts'
import { sheet } from './sheet.ts'

/** How a widget speaks. */
export interface Words {
  /** What the interface says. */
  readonly messages: Messages
  /** An organiser's text, in the same language. */
  readonly text: (text: LocalizedText) => string
}

/** A copy made aside and adopted costs a third of one made in the page, where importing makes it. */
const aside = { creationScope: { importNode: (template: Node) => document.adoptNode(template.cloneNode(true)) } }

/** French comes with the tags, another language as a file, when a page first asks for it. */
let english: Messages | undefined
const loadEnglish = () =>
  import('./messages/en.ts').then(
    ({ en }) => (english = en),
    // Where the file cannot be had, French is better than nothing.
    () => (english = fr),
  )

const widgets = new Set<Widget>()
/** Hears of each change of language in the page. One inside another shadow tree shows with the next change. */
let languages: MutationObserver | undefined

/** In Node, where there are no elements, importing a tag must not throw. */
const PlatformElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/**
 * What every tag is: one shadow root, a consultation it follows, words in the language of the page, and one
 * rendering for all that changes in one turn. Its inputs are its attributes, which the browser already watches.
 * Why not LitElement: docs/decisions/2026-11-24-lit-html-under-our-tags.md
 */
export abstract class Widget extends PlatformElement implements Words {
  static readonly version = version
  /** Style sheets, as text. */
  static readonly styles: readonly string[]

  messages = fr
  /** Undefined when neither the tag nor the page names a consultation. */
  client: ConsultationClient | undefined

  /** What the tag said when its consultation was followed last. */
  #address: string | null | undefined
  #unfollow: (() => void) | undefined
  #update: Promise<void> | undefined

  connectedCallback() {
    announcer()
    widgets.add(this)
    languages ??= new MutationObserver(() => widgets.forEach((widget) => widget.requestUpdate()))
    languages.observe(document, { attributeFilter: ['lang'], subtree: true })
    this.requestUpdate()
  }

  disconnectedCallback() {
    widgets.delete(this)
    this.#unfollow?.()
    this.#address = undefined
  }

  attributeChangedCallback(_name: string) {
    this.requestUpdate()
  }

  /** Resolves once what changed so far shows; undefined when all of it does. */
  get updateComplete(): Promise<void> | undefined {
    return this.#update
  }

  /** Renders soon, once however often it is asked. */
  requestUpdate() {
    this.#update ??= this.#render()
  }

  /** What is known of the consultation now. */
  get known(): ConsultationState {
    return this.client?.state ?? { ...nothingKnown, phase: 'error' }
  }

  text = (text: LocalizedText) => text[this.messages.language]

  /** What the widget shows now. */
  abstract render(): TemplateResult

  /** Called once that shows. */
  updated(): void {}

  /** Moves the focus to the first of these that shows, else to the whole widget. */
  protected focusOn(...selectors: string[]) {
    const found = [...selectors, '.card']
      .map((selector) => this.shadowRoot!.querySelector<HTMLElement>(selector))
      .find((node) => node?.checkVisibility())!
    // What is no control takes the focus only when it is given.
    if (!found.matches('button')) found.tabIndex = -1
    found.focus()
  }

  /** Writes an attribute; null and undefined take it away. */
  protected write(name: string, value: unknown) {
    if (value == null) this.removeAttribute(name)
    else if (this.getAttribute(name) !== value) this.setAttribute(name, `${value}`)
  }

  async #render() {
    await null
    this.#update = undefined
    if (!this.isConnected) return
    const address = this.getAttribute('consultation')
    if (address !== this.#address) {
      this.#unfollow?.()
      this.#address = address
      this.client = openConsultation(address)
      this.#unfollow = this.client?.subscribe(() => this.requestUpdate())
    }
    const messages = this.matches(':lang(en)') ? english : fr
    if (!messages) return loadEnglish().then(() => this.requestUpdate())
    this.messages = messages
    if (!this.shadowRoot)
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = (this.constructor as typeof Widget).styles.map(sheet)
    const root = this.shadowRoot!
    const focused = root.activeElement
    render(this.render(), root, aside)
    // Whoever stood on what has gone is led to the answers or the heading, never back to the top of the page.
    if (focused && !focused.checkVisibility()) this.focusOn('[aria-pressed=true]', 'fieldset button', '[role=heading]')
    this.updated()
  }
}
