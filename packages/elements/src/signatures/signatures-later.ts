import type { html, TemplateResult } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { numbersIn, plural } from '../shared/plural.ts'
import type { sheet } from '../shared/sheet.ts'
import { laterMessages } from './signatures-later-messages.ts'
import styles from './signatures-later.styles.ts'
import type { SignaturesView } from './signatures-state.ts'
import type { name } from './signatures-view.ts'
import type { EssSignatures } from './signatures.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  plural: typeof plural
  numbersIn: typeof numbersIn
  sheet: typeof sheet
  name: typeof name
}

/** Names that show at once: more of them is nothing anyone reads, and a search finds the others. */
const most = 300
/** Whoever types is told how many are found once they rest, in milliseconds. */
const rest = 600

/** What each visitor looks for. */
const searches = new WeakMap<EssSignatures, { asked: string; telling?: ReturnType<typeof setTimeout> }>()

/** Letters as they are compared: without accents and capitals. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The public names, which are read once somebody opens their list, and the reservations by article. */
export function names(tag: EssSignatures, view: SignaturesView, tools: Tools): TemplateResult | '' {
  const { html, plural, sheet, announce, name } = tools
  const { known, messages } = view
  const { language } = messages
  const later = laterMessages[language]
  const { adoptedStyleSheets } = tag.shadowRoot!
  if (!adoptedStyleSheets.includes(sheet(styles))) adoptedStyleSheets.push(sheet(styles))
  const search = searches.get(tag) ?? { asked: '' }
  searches.set(tag, search)
  const { named = 0, links } = known.signatures!
  if (!links || !named) return byArticle(view, tools)

  const asked = folded(search.asked.trim())
  const found = known.signatories.filter((each) => folded(each.name).includes(asked))
  const handleToggle = ({ target }: Event) => {
    if ((target as HTMLDetailsElement).open) void tag.client!.readNames()
  }
  const handleInput = ({ target }: Event) => {
    search.asked = (target as HTMLInputElement).value
    clearTimeout(search.telling)
    search.telling = setTimeout(() => {
      const wanted = folded(search.asked.trim())
      const those = tag.client!.state.signatories.filter((each) => folded(each.name).includes(wanted))
      announce(plural(those.length, later.found, language))
    }, rest)
    tag.requestUpdate()
  }
  return html`${byArticle(view, tools)}
    <details part="names" @toggle=${handleToggle}>
      <summary>${plural(named, later.all, language)}</summary>
      <label>${later.search} <input type="search" autocomplete="off" spellcheck="false" @input=${handleInput} /></label>
      <p class="small">
        ${known.isReadingNames && !found.length ? later.reading : plural(found.length, later.found, language)}
      </p>
      <ul class="list">
        ${found.slice(0, most).map((each) => name(each, view))}
      </ul>
      <p class="small" ?hidden=${found.length <= most}>${plural(found.length - most, later.more, language)}</p>
    </details>`
}

/** The reservations, by the title of their article: a text that changed may have others. */
function byArticle({ known, messages, text }: SignaturesView, { html, numbersIn }: Tools): TemplateResult | '' {
  const titles = new Map(known.manifesto?.articles.map(({ id, title }) => [id, title]))
  const articles = known.signatures!.counts?.articles.filter(({ article }) => titles.has(article)) ?? []
  if (!articles.length) return ''
  const { whole } = numbersIn(messages.language)
  return html`<div part="reservations">
    <p class="small">${laterMessages[messages.language].byArticle}</p>
    <dl class="row small">
      ${articles.map(
        ({ article, count }) =>
          html`<div>
            <dt>${text(titles.get(article)!)}</dt>
            <dd>${whole.format(count)}</dd>
          </div>`,
      )}
    </dl>
  </div>`
}

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssSignatures, string>()

/** Says why nothing shows to whoever looks after the page, once. */
export function warn(tag: EssSignatures) {
  const { client, consultation, src } = tag
  const fault = client
    ? `${client.url}: ${client.state.problem}`
    : `no address in src="${src ?? ''}" consultation="${consultation}" nor <link rel="ess-consultation">`
  if (fault !== warned.get(tag)) console.warn(`<ess-signatures> ${fault}`, tag)
  warned.set(tag, fault)
}
