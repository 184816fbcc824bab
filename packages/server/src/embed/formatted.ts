import type { FormattedText } from '@ess-widgets/contract'
import { html, type Markup } from '../pages/html.ts'

type Block = FormattedText['fr'][number]

/** A text as its page shows it. Entries of one kind that follow one another are one list. */
export function formatted(blocks: readonly Block[]): Markup[] {
  const shown: Markup[] = []
  for (let at = 0; at < blocks.length;) {
    const { kind } = blocks[at]!
    const after = blocks.findIndex((block, index) => index > at && block.kind !== kind)
    const alike = blocks.slice(at, after < 0 ? undefined : after)
    at += alike.length
    const entries = alike.map(({ runs }) => html`<li>${runs.map(run)}</li>`)
    if (kind === 'item') shown.push(html`<ul>${entries}</ul>`)
    else if (kind === 'step') shown.push(html`<ol>${entries}</ol>`)
    else shown.push(...alike.map(alone))
  }
  return shown
}

function alone({ kind, runs }: Block): Markup {
  const inside = runs.map(run)
  if (kind === 'heading') return html`<h4>${inside}</h4>`
  return kind === 'quote' ? html`<blockquote>${inside}</blockquote>` : html`<p>${inside}</p>`
}

function run({ text, strong, emphasis, link }: Block['runs'][number]): Markup {
  let inside = html`${text}`
  if (strong) inside = html`<strong>${inside}</strong>`
  if (emphasis) inside = html`<em>${inside}</em>`
  return link ? html`<a href="${link}" rel="noopener">${inside}</a>` : inside
}
