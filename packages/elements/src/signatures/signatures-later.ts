import type { Signatory } from '@ess-widgets/contract'
import type { html, TemplateResult } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { plural } from '../shared/plural.ts'
import type { sheet } from '../shared/sheet.ts'
import { laterMessages } from './signatures-later-messages.ts'
import styles from './signatures-later.styles.ts'
import type { Fact, SignaturesView } from './signatures-state.ts'
import type { facts, name } from './signatures-view.ts'
import type { EssSignatures } from './signatures.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  plural: typeof plural
  sheet: typeof sheet
  facts: typeof facts
  name: typeof name
}

/** Names that show at once, and that come with each wish for more. */
const step = 100
/** Whoever types is told how many are found once they rest, in milliseconds. */
const rest = 600

/** What a visitor looks for in a list, and how much of it shows. */
interface Search {
  text: string
  most: number
  telling?: ReturnType<typeof setTimeout>
}
const searches = new WeakMap<EssSignatures, Search>()

/** What nobody needs to read the number: the reservations by article, and the public names. */
export function more(tag: EssSignatures, view: SignaturesView, tools: Tools): TemplateResult | '' {
  const { html, sheet } = tools
  const { adoptedStyleSheets } = tag.shadowRoot!
  if (!adoptedStyleSheets.includes(sheet(styles))) adoptedStyleSheets.push(sheet(styles))
  const { links, named } = view.known.signatures!
  const parts = [byArticle(view, tools), links && named ? names(tag, view, named, tools) : '']
  return parts.some(Boolean) ? html`<div class="block more">${parts}</div>` : ''
}

/** The reservations, by the title of their article. Without the text there are no titles. */
function byArticle({ known, messages, text }: SignaturesView, { html, facts }: Tools): TemplateResult | '' {
  const { manifesto, signatures } = known
  const { articles = [] } = signatures!.counts ?? {}
  if (!manifesto || !articles.length) return ''
  const { byArticle, elsewhere } = laterMessages[messages.language]
  const countOf = (isThis: (article: string) => boolean) =>
    articles.reduce((sum, { article, count }) => sum + (isThis(article) ? count : 0), 0)
  const rows = manifesto.articles.map(({ id, title }): Fact => [text(title), countOf((article) => article === id)])
  const others = countOf((article) => !manifesto.articles.some(({ id }) => id === article))
  return html`<details part="reservations">
    <summary>${byArticle}</summary>
    <div class="opened">${facts([...rows, [elsewhere, others]], messages.language)}</div>
  </details>`
}

/** The public names, which are read once somebody opens their list, and searched here. */
function names(tag: EssSignatures, view: SignaturesView, named: number, tools: Tools) {
  const { html, plural, announce, name } = tools
  const { known, messages } = view
  const { language, retry } = messages
  const later = laterMessages[language]
  const search = searches.get(tag) ?? { text: '', most: step }
  searches.set(tag, search)
  const found = matching(known.signatories, search.text)
  const left = Math.min(step, found.length - search.most)
  const saying = (count: number) =>
    search.text.trim()
      ? count
        ? plural(count, later.found, language)
        : later.noneFound
      : plural(count, later.listed, language)

  const read = () => void tag.client!.readNames()
  const handleToggle = ({ target }: Event) => {
    if ((target as HTMLDetailsElement).open) read()
  }
  const handleInput = ({ target }: Event) => {
    search.text = (target as HTMLInputElement).value
    search.most = step
    clearTimeout(search.telling)
    search.telling = setTimeout(() => {
      if (tag.isConnected) announce(saying(matching(tag.client!.state.signatories, search.text).length))
    }, rest)
    tag.requestUpdate()
  }
  const handleFurther = async () => {
    const first = search.most
    search.most += step
    tag.requestUpdate()
    await tag.updateComplete
    // Whoever asked for more goes on with the first of them.
    const next = tag.shadowRoot!.querySelectorAll<HTMLElement>('.names li')[first]
    if (!next) return
    next.tabIndex = -1
    next.focus()
  }
  return html`<details part="names" @toggle=${handleToggle}>
    <summary>${plural(named, later.all, language)}</summary>
    <div class="opened">
      <label
        >${later.search}
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="found"
          .value=${search.text}
          @input=${handleInput}
        />
      </label>
      <p class="row small" id="found">
        <span ?hidden=${!known.signatories.length}>${saying(found.length)}</span>
        <span ?hidden=${!known.isReadingNames}>${later.reading}</span>
      </p>
      <ul class="names" aria-labelledby="found">
        ${found.slice(0, search.most).map((each) => name(each, view))}
      </ul>
      <button name="further" ?hidden=${left < 1} @click=${handleFurther}>${plural(left, later.further, language)}</button>
      <div class="row notice problem" part="notice" ?hidden=${!known.namesProblem}>
        <p>${later.failed}</p>
        <button @click=${read}>${retry}</button>
      </div>
      <p class="small">${later.chosen}</p>
    </div>
  </details>`
}

/** The names in which each word that is looked for stands, whatever its accents and capitals. */
function matching(signatories: readonly Signatory[], text: string) {
  const words = folded(text).split(' ')
  return signatories.filter((signatory) => {
    const letters = lettersOf.get(signatory) ?? folded(signatory.name)
    lettersOf.set(signatory, letters)
    return words.every((word) => letters.includes(word))
  })
}

/** Names as they are compared: there may be thousands at each key. */
const lettersOf = new WeakMap<Signatory, string>()

/** Letters that no accent explains, as most keyboards write them. */
const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

/** Letters and digits as they are compared, with one space between words. */
const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđı]/g, (letter) => ligatures[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssSignatures, string>()

/** Says why nothing shows to whoever looks after the page, once. */
export function warn(tag: EssSignatures) {
  const { client, consultation, src } = tag
  const fault = client
    ? `${client.url}: ${client.state.problem}`
    : `no address in src="${src ?? ''}" consultation="${consultation ?? ''}" nor <link rel="ess-consultation">`
  if (fault !== warned.get(tag)) console.warn(`<ess-signatures> ${fault}`, tag)
  warned.set(tag, fault)
}
