import type { PrincipleResult, Results } from '@ess-widgets/contract'
import { repeat } from 'lit/directives/repeat.js'
import { html, type TemplateResult } from 'lit/html.js'
import type { Heading } from '@ess-widgets/contract/vocabulary.js'
import { localeOf } from '../shared/locale.ts'
import { numbersIn, plural } from '../shared/plural.ts'
import type { ResultsMessages } from './results-messages.ts'
import { plot, shape } from './results-plot.ts'
import { enumerate, sentenceOf } from './results-sentences.ts'
import { rowsOf, type Group, type ResultsView } from './results-state.ts'

/** What the tag shows in that state. */
export function resultsView(view: ResultsView): TemplateResult {
  const { state, messages, known } = view
  return html`<div class="card" part="card" dir="ltr" lang=${messages.language}>
    ${
      state === 'error'
        ? html`<div class="row notice problem" part="notice">
              <p>${messages.unavailable}</p>
              <button name="retry">${messages.retry}</button>
            </div>
            <slot></slot>`
        : known.results
          ? html`${head(view, known.results)} ${body(view, known.results)}`
          : html`<p class="small">${messages.loading}</p>`
    }
  </div>`
}

function head(view: ResultsView, results: Results) {
  const { known, state, messages, text, level } = view
  const { people, title, summary, publication } = results
  const exact = people.least === people.most
  return html`<div class="row head">
      <div role="heading" part="title" aria-level=${level}>${text(title)}</div>
      <p class="small live" part="live" ?hidden=${state !== 'ready'}>${messages.live}</p>
    </div>
    <p part="about" ?hidden=${!summary}>${summary && text(summary)}</p>
    <p class="notice ${known.staleSince ? 'stale' : ''}" part="notice">${noticeOf(view, results)}</p>
    <p part="people">
      ${publication ? plural(people.least, exact ? messages.people : messages.atLeast, messages.language) : messages.nothing}
    </p>`
}

/** What these results are, and what is to come. */
function noticeOf({ known, state, messages }: ResultsView, { isFinal, status, totals, published }: Results): string {
  if (known.staleSince) {
    const clock = new Intl.DateTimeFormat(messages.language, { timeStyle: 'short' })
    return messages.stale(clock.format(known.staleSince))
  }
  if (totals === 'never') return messages.never
  if (published && (isFinal || (state === 'closed' && status === 'open'))) {
    const day = new Intl.DateTimeFormat(localeOf(messages.language), { dateStyle: 'long', timeZone: 'Europe/Paris' })
    return messages[isFinal ? 'final' : 'asOf'](day.format(Date.parse(published)))
  }
  if (status === 'draft') return messages.draft
  return totals === 'at-close' ? messages.open : messages.atClose
}

function body(view: ResultsView, results: Results) {
  const { messages } = view
  if (results.totals === 'never' || !results.publication) return ''
  const headings = ['shared', 'divergent', 'unsettled'] as const
  const under = (heading: (typeof headings)[number]) => results.principles.filter((each) => each.heading === heading)
  const seen = results.principles.flatMap((each) => rowsOf(each, view.reading).map(({ group }) => group))
  const groups = (Object.keys(messages.groups) as Group[]).filter((group) => seen.includes(group))
  return html`<p part="summary">
      ${headings.map((heading) => {
        const refused = under(heading).filter(({ verdict }) => verdict.startsWith('rejected')).length
        const { language, sum } = messages
        const count = under(heading).length - refused
        return html`${count ? plural(count, sum[heading], language) : sum[heading].zero}
        ${refused ? plural(refused, sum.refused, language) : ''} `
      })}
    </p>
    ${view.tools}
    <ul class="row small legend" ?hidden=${!groups.length}>
      ${groups.map((group) => html`<li>${shape(group)} ${messages.groups[group]}</li>`)}
      <li>${messages.interval}</li>
      ${view.unheard.length ? html`<li>${messages.tooFew(enumerate(view.unheard, view))}</li>` : ''}
    </ul>
    ${headings.map((heading) => {
      const those = under(heading)
      return html`<section class=${heading} part="section">
        <div class="beside">
          <div role="heading" class="heading" aria-level=${view.level + 1}>${headingOf(heading, results, messages)}</div>
          <div class="axis small" aria-hidden="true" ?hidden=${!groups.length || !those.length}>
            ${[0, 0.5, 1].map((at) => html`<span>${numbersIn(messages.language).percent.format(at)}</span>`)}
          </div>
        </div>
        ${heading === 'unsettled' && those.length ? html`<p class="small">${messages.why}</p>` : ''}
        ${
          those.length
            ? repeat(
                those,
                ({ principle }) => principle,
                (each) => principle(each, view),
              )
            : html`<p class="small">${messages.none[heading]}</p>`
        }
      </section>`
    })}
    ${view.opinions}`
}

/** What is not settled at the close never will be. */
export const headingOf = (heading: Heading, { isFinal }: Results, { headings, unsettled }: ResultsMessages) =>
  isFinal && heading === 'unsettled' ? unsettled : headings[heading]

/** A principle: what is said of it and the picture; opened, the numbers that the picture is drawn from. */
function principle(result: PrincipleResult, view: ResultsView) {
  const rows = rowsOf(result, view.reading)
  return html`<details part="principle">
    <summary>
      <div class="beside">
        <div>
          <div role="heading" class="statement" aria-level=${Math.min(6, view.level + 2)}>${view.text(result.statement)}</div>
          <p class="small">${sentenceOf(result, view)}</p>
        </div>
        ${rows.length ? plot(rows) : ''}
      </div>
    </summary>
    ${view.opened?.(result)}
  </details>`
}
