import type { LocalizedText } from '@ess-widgets/contract'
import { render, type TemplateResult } from 'lit/html.js'
import { announcer } from './announcer.ts'
import { version } from './define.ts'
import { sheet } from './sheet.ts'

/** The words of a tag in one language. A sentence is whole: nothing is assembled from pieces. */
export interface Messages {
  readonly language: 'fr' | 'en'
}

/** A tag's words: French comes with it, another language as a file, when a page first asks for it. */
export interface Languages<Said extends Messages> {
  readonly fr: Said
  en?: Said
  readonly load: () => Promise<{ en: Said }>
}

/** How a widget speaks. */
export interface Words<Said extends Messages> {
  /** What the interface says. */
  readonly messages: Said
  /** An organiser's text, in the same language. */
  readonly text: (text: LocalizedText) => string
}

/** What a widget shows, and is told when it changes. */
interface Followed {
  subscribe(listener: () => void): () => void
}

/** A copy made aside and adopted costs a third of one made in the page, where importing makes it. */
const aside = { creationScope: { importNode: (template: Node) => document.adoptNode(template.cloneNode(true)) } }

/** By hand through shadow roots: Firefox hears no language from outside of one, and Safari none that changes there. */
const languageOf = (node: Element): Messages['language'] =>
  (node.getRootNode() as ShadowRoot).host && !node.closest('[lang]')
    ? languageOf((node.getRootNode() as ShadowRoot).host)
    : node.matches(':lang(en)')
      ? 'en'
      : 'fr'

const widgets = new Set<Widget<Followed, Messages>>()
/** Hears of each change of language in the page. One inside another shadow tree shows with the next change. */
let languages: MutationObserver | undefined

/** In Node, where there are no elements, importing a tag must not throw. */
const PlatformElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/**
 * What every tag is: one shadow root, something it follows, words in the language of the page, and one
 * rendering for all that changes in one turn. Its inputs are its attributes, which the browser already watches.
 * Why not LitElement: docs/decisions/2026-11-24-lit-html-under-our-tags.md
 */
export abstract class Widget<Client extends Followed, Said extends Messages>
  extends PlatformElement
  implements Words<Said>
{
  static readonly version = version
  /** Style sheets, as text. */
  declare static readonly styles: readonly string[]

  /** There from the first rendering on. */
  declare messages: Said
  /** Undefined when neither the tag nor the page says what to follow. */
  declare client: Client | undefined

  protected abstract readonly languages: Languages<Said>

  /** What the tag said when it was followed last. */
  #address: string | null | undefined
  #unfollow: (() => void) | undefined
  #update: Promise<void> | undefined

  connectedCallback() {
    widgets.add(this)
    announcer()
    languages ??= new MutationObserver(() => widgets.forEach((widget) => widget.requestUpdate()))
    languages.observe(document, { attributeFilter: ['lang'], subtree: true })
    this.requestUpdate()
  }

  disconnectedCallback() {
    widgets.delete(this)
    this.leave()
  }

  attributeChangedCallback(_name: string) {
    this.requestUpdate()
  }

  /** Resolves once what changed so far shows; undefined when all of it does. */
  get updateComplete(): Promise<void> | undefined {
    return this.#update
  }

  /** Follows nothing until the next rendering, which opens what the attributes say then. */
  protected leave() {
    this.#unfollow?.()
    this.#address = undefined
  }

  /** Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`. */
  get consultation(): string | null {
    return this.getAttribute('consultation')
  }
  set consultation(address: string | null) {
    this.write('consultation', address)
  }

  /** Renders soon, once however often it is asked. */
  requestUpdate() {
    this.#update ??= this.#render()
  }

  text = (text: LocalizedText) => text[this.messages.language]

  /** What to follow from now on; the address is that of the `consultation` attribute. */
  protected abstract readonly open: (address: string | null) => Client | undefined

  /** What the widget shows now. */
  abstract render(): TemplateResult

  /** Called once that shows. */
  updated(): void {}

  /** Moves the focus to the first of these that shows, else to the whole widget. */
  protected focusOn(...selectors: string[]) {
    const found = [...selectors, '.card']
      .map((selector) => this.shadowRoot!.querySelector<HTMLElement>(selector))
      .find((node) => node?.checkVisibility())
    // The page hides the whole of it.
    if (!found) return
    // What is no control takes the focus only when it is given; a control stays where the keyboard finds it.
    if (found.tabIndex < 0) found.tabIndex = -1
    found.focus()
  }

  /** Writes an attribute; null and undefined take it away. */
  protected write(name: string, value: unknown) {
    if (value == null) this.removeAttribute(name)
    else if (this.getAttribute(name) !== value) this.setAttribute(name, value as string)
  }

  async #render() {
    await null
    this.#update = undefined
    if (!this.isConnected) return
    const address = this.consultation
    if (address !== this.#address) {
      this.#unfollow?.()
      this.#address = address
      this.client = this.open(address)
      this.#unfollow = this.client?.subscribe(() => this.requestUpdate())
    }
    const { languages } = this
    const messages = languages[languageOf(this)]
    if (!messages)
      return (
        languages
          .load()
          // Where the file cannot be had, French is better than nothing.
          .catch(() => languages)
          .then(({ en = languages.fr }) => {
            languages.en = en
            this.requestUpdate()
          })
      )
    this.messages = messages
    if (!this.shadowRoot)
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = (
        this.constructor as unknown as { styles: string[] }
      ).styles.map(sheet)
    const root = this.shadowRoot!
    const focused = root.activeElement
    render(this.render(), root, aside)
    // Whoever stood on what has gone is led to the answers or the heading, never back to the top of the page.
    if (focused && !focused.checkVisibility()) this.focusOn('[aria-pressed=true]', 'fieldset button', '[role=heading]')
    this.updated()
  }
}
