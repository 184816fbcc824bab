import type { Block, FormattedText, LocalizedText, ManifestoVersion, Run } from '@ess-widgets/contract'
import { isWeb } from '@ess-widgets/contract/vocabulary.js'
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { localeOf } from '../shared/locale.ts'
import type { ManifestoView } from './manifesto-state.ts'

type Language = keyof LocalizedText

/** What the tag shows in that state. */
export function manifestoView(view: ManifestoView) {
  const { state, messages, known, signing } = view
  return html`<div class="card" part="card" dir="ltr" lang=${messages.language}>
    ${
      state === 'error'
        ? html`<div class="row notice problem" part="notice">
              <p>${messages.unavailable}</p>
              <button name="retry">${messages.retry}</button>
            </div>
            <slot></slot>`
        : known.consultation
          ? html`<div class="beside">
              <div>${whole(known.manifesto!, view, signing && html`<button name="go" class="plain">${messages.go}</button>`)}</div>
              <div>${signing}</div>
            </div>`
          : html`<p class="small">${messages.loading}</p>`
    }
  </div>`
}

/** A version of the text, in the language of the tag, or in both side by side. An article of the one to sign has an address. */
export function whole(text: ManifestoVersion, view: ManifestoView, toForm?: unknown): TemplateResult {
  const { messages, isBoth } = view
  const { language } = messages
  const languages: Language[] = isBoth ? [language, language === 'fr' ? 'en' : 'fr'] : [language]
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' })
  return html`<div class="text" part="text">
    <div class="row small">
      <p>${messages.version(text.version, day.format(Date.parse(text.published)))}</p>
      <button name="both" class="plain">${isBoth ? messages.one : messages.both}</button>
      ${toForm}
    </div>
    <div class="columns ${isBoth ? 'both' : ''}">
      ${languages.map(
        (each, index) => html`<div lang=${each}>${inOne(text, each, view, toForm !== undefined && !index)}</div>`,
      )}
    </div>
  </div>`
}

function inOne(
  { title, preamble, articles }: ManifestoVersion,
  language: Language,
  { level }: ManifestoView,
  hasAddresses: boolean,
) {
  return html`<div role="heading" part="title" aria-level=${level}>${title[language]}</div>
    <div class="text">${preamble ? blocks(preamble, language, level) : ''}</div>
    ${articles.map(({ id, title, text }) => {
      const name = title[language]
      return html`<section part="article" id=${hasAddresses ? `ess-article-${id}` : nothing}>
        <div role="heading" class="title" aria-level=${level + 1}>
          ${hasAddresses ? html`<a href=${`#ess-article-${id}`}>${name}</a>` : name}
        </div>
        ${blocks(text, language, level + 1)}
      </section>`
    })}`
}

/** Entries of a list that follow one another are one list. */
function blocks(text: FormattedText, language: Language, level: number) {
  const groups: Block[][] = []
  for (const block of text[language]) {
    const last = groups.at(-1)
    if (last && /item|step/.test(block.kind) && last[0]!.kind === block.kind) last.push(block)
    else groups.push([block])
  }
  return groups.map((group) => {
    const [{ kind, runs }] = group as [Block]
    const items = () => group.map((each) => html`<li>${each.runs.map(run)}</li>`)
    switch (kind) {
      case 'item':
        return html`<ul class="dots">
          ${items()}
        </ul>`
      case 'step':
        return html`<ol class="steps">
          ${items()}
        </ol>`
      case 'quote':
        return html`<blockquote>${runs.map(run)}</blockquote>`
      case 'heading':
        return html`<div role="heading" class="title" aria-level=${Math.min(6, level + 1)}>${runs.map(run)}</div>`
      default:
        return html`<p>${runs.map(run)}</p>`
    }
  })
}

/** Nothing is read as a markup here: a run is text, in the nodes that its marks name. */
function run({ text, strong, emphasis, link }: Run): unknown {
  const lines = text.split('\n').map((line, index) => (index ? [html`<br />`, line] : line))
  const stressed = emphasis ? html`<em>${lines}</em>` : lines
  const bold = strong ? html`<strong>${stressed}</strong>` : stressed
  return isWeb(link) ? html`<a href=${link} rel="noopener">${bold}</a>` : bold
}
