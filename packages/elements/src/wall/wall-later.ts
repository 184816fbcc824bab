import type { PublishedContribution } from '@ess-widgets/contract'
import type { html, TemplateResult } from 'lit/html.js'
import type { plural } from '../shared/plural.ts'
import type { sheet } from '../shared/sheet.ts'
import { laterMessages } from './wall-later-messages.ts'
import styles from './wall-later.styles.ts'
import type { WallView } from './wall-state.ts'
import type { author, words } from './wall-view.ts'
import type { EssWall } from './wall.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  plural: typeof plural
  sheet: typeof sheet
  author: typeof author
  words: typeof words
}

/** What stands under a contribution: the principles it has to do with, and those that say the same. */
export function more(
  each: PublishedContribution,
  view: WallView,
  { html, plural, author, words }: Tools,
): TemplateResult {
  const { known, messages, text } = view
  const { language } = messages
  const later = laterMessages[language]
  const { principle, principles = [], merged } = each
  const named = (sentence: (statement: string) => string, ids: (string | undefined)[]) =>
    known.principles
      .filter(({ id }) => ids.includes(id))
      .map(({ statement }) => html`<p class="small principle">${sentence(text(statement))}</p>`)
  return html`${named(later.against, [principle])} ${named(later.became, principles)}
    <details part="merged" ?hidden=${!merged.length}>
      <summary>${plural(merged.length, later.merged, language)}</summary>
      <ul>
        ${merged.map(
          (one) =>
            html`<li>
              ${words(one.text)} ${author(one, view, messages.number(one.number))}
            </li>`,
        )}
      </ul>
    </details>`
}

/** How many contributions do not show for themselves, and why. */
export function others(tag: EssWall, { known, messages }: WallView, { html, sheet }: Tools): TemplateResult {
  const { adoptedStyleSheets } = tag.shadowRoot!
  if (!adoptedStyleSheets.includes(sheet(styles))) adoptedStyleSheets.push(sheet(styles))
  const later = laterMessages[messages.language]
  const { contributions, received, refused } = known
  const rows: [words: string, count: number][] = [
    [later.received, received],
    [later.joined, contributions.reduce((sum, { merged }) => sum + merged.length, 0)],
    ...refused.map(({ reason, count }): [string, number] => [later[reason], count]),
  ]
  const counted = rows.filter(([, count]) => count)
  return html`<dl class="row small others" part="others" aria-label=${later.others} ?hidden=${!counted.length}>
    ${counted.map(
      ([words, count]) =>
        html`<div>
          <dt>${words}</dt>
          <dd>${count}</dd>
        </div>`,
    )}
  </dl>`
}

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssWall, string>()

/** Says why nothing shows to whoever looks after the page, once. */
export function warn(tag: EssWall) {
  const { client, consultation, workshop } = tag
  const fault = client
    ? `${client.url}: ${client.state.problem} workshop="${workshop ?? ''}"`
    : `no address in consultation="${consultation}" nor <link rel="ess-consultation">`
  if (fault !== warned.get(tag)) console.warn(`<ess-wall> ${fault}`, tag)
  warned.set(tag, fault)
}
