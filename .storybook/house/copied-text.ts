import { html, LitElement } from 'lit'
import { announce, announcer } from '../../packages/elements/src/shared/announcer.ts'
import { typeset } from '@ess-widgets/contract/typography.js'
import type { Language } from './speak.ts'

const words = typeset({
  copy: { fr: 'Copier', en: 'Copy' },
  copied: { fr: 'Copié.', en: 'Copied.' },
  refused: {
    fr: 'La copie n’a pas été permise. Le texte est sélectionné : Ctrl + C, ou ⌘ + C, le copie.',
    en: 'Copying was not allowed. The text is selected: Ctrl + C, or ⌘ + C, copies it.',
  },
})

/** A table without what only this page needs of it. */
const bare = (table: string) => table.replace(/<!--.*?-->| (?:role|data-column)="[^"]*"/g, '')

/** Keeps a text elsewhere: true once it is there. */
async function keep(text: string, rich: string) {
  if (!rich) return navigator.clipboard.writeText(text)
  const as = (type: string, content: string) => ({ [type]: new Blob([content], { type }) })
  return navigator.clipboard.write([new ClipboardItem({ ...as('text/plain', text), ...as('text/html', rich) })])
}

/**
 * A text to take away, and the button that copies it: said aloud and shown. Where the browser does not allow it, the text is
 * selected. In the light DOM, as all that the house is made of.
 */
export class CopiedText extends LitElement {
  static override properties = {
    text: {},
    label: {},
    language: {},
    look: {},
    outcome: { state: true },
  }
  /** What is copied. */
  declare text: string
  /** What it is, for those who hear the button alone. */
  declare label: string
  declare language: Language
  /** What shows in its place: a table that is copied as one, for instance. */
  declare look: unknown
  declare outcome: '' | 'copied' | 'refused'
  /** Whether what is to be copied may be; what is wrong shows elsewhere. */
  allows: () => boolean = () => true

  constructor() {
    super()
    this.text = this.label = ''
    this.language = 'fr'
    this.outcome = ''
  }

  override connectedCallback() {
    super.connectedCallback()
    announcer()
  }

  protected override createRenderRoot() {
    return this
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('text')) this.outcome = ''
  }

  protected override render() {
    const { label, language, outcome, text } = this
    return html`<div class="code">
      <div class="copied">${this.look ?? html`<pre tabindex="0" role="region" aria-label=${label}><code>${text}</code></pre>`}</div>
      <div class="row">
        <button class="button primary" type="button" @click=${this.#handleCopy}>
          ${words.copy[language]}<span class="unseen"> ${label}</span>
        </button>
        <p class="small">${outcome && words[outcome][language]}</p>
      </div>
    </div>`
  }

  #handleCopy = async () => {
    if (!this.allows()) return
    const block = this.querySelector('.copied')!
    const rich = this.look ? bare(block.querySelector('table')!.outerHTML) : ''
    try {
      await keep(this.text, rich)
      this.outcome = 'copied'
    } catch {
      getSelection()?.selectAllChildren(block)
      this.outcome = 'refused'
    }
    announce(words[this.outcome][this.language])
  }
}

customElements.define('house-copied-text', CopiedText)

export const copied = (text: string, label: string, language: Language) =>
  html`<house-copied-text .text=${text} .label=${label} .language=${language}></house-copied-text>`
