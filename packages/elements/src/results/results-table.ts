import type { PrincipleResult, Span } from '@ess-widgets/contract'
import type { TemplateResult } from 'lit/html.js'
import { ownDirection } from '../shared/own-direction.ts'
import { laterMessages } from './results-later-messages.ts'
import type { ResultsView, Row } from './results-state.ts'
import type { Tools } from './results-later.ts'

type Language = ResultsView['messages']['language']

/** A share as it may be told: a percentage, or what it is at most, at least, or between. */
export function shareIn({ least, most }: Span, people: number, language: Language, { numbersIn }: Tools): string {
  const said = laterMessages[language]
  const percent = (share: number) => numbersIn(language).percent.format(share)
  if (least === most) return `${percent(most / people)} (${numbersIn(language).whole.format(most)})`
  // Never finer than what hides which of the two it is.
  if (least === 0) return said.atMost(percent(Math.max(0.1, Math.ceil((100 * most) / people) / 100)))
  if (most === people) return said.atLeast(percent(Math.min(0.9, Math.floor((100 * least) / people) / 100)))
  return said.range(percent(least / people), percent(most / people))
}

/** What is opened of a principle: its numbers, the bars drawn from them, and why people disagree. */
export function opened(result: PrincipleResult, view: ResultsView, tools: Tools): TemplateResult {
  const { html, rowsOf } = tools
  const said = laterMessages[view.messages.language]
  const rows = rowsOf(result, view.reading)
  return html`<div class="opened">
    ${rows.length || result.total ? table(result, rows, view, tools) : html`<p class="small">${said.nobodyShown}</p>`}
    ${reasons(result, view, tools)}
  </div>`
}

function table({ statement, total }: PrincipleResult, rows: Row[], view: ResultsView, tools: Tools) {
  const { html, numbersIn, plural, shape } = tools
  const { messages, text } = view
  const { language, groups } = messages
  const said = laterMessages[language]
  const { percent } = numbersIn(language)
  const exactly = (count: number): Span => ({ least: count, most: count })
  const all = total && total.agree + total.disagree + total.pass
  const group = (name: unknown, of: Pick<Row, 'agree' | 'disagree' | 'pass' | 'people'>, support?: Row['support']) => {
    const share = (span: Span) => shareIn(span, of.people, language, tools)
    return html`<tr>
        <th scope="rowgroup" colspan="3">${name} <span class="small">${plural(of.people, said.people, language)}</span></th>
      </tr>
      <tr>
        <td>
          ${share(of.agree)}
          ${support ? html`<span class="small">${said.between(percent.format(support.low), percent.format(support.high))}</span>` : ''}
        </td>
        <td>${share(of.disagree)}</td>
        <td>${share(of.pass)}</td>
      </tr>
      <tr class="picture" aria-hidden="true">
        <td colspan="3">${bars(of, tools)}</td>
      </tr>`
  }
  return html`<table part="numbers">
    <caption>${said.table(text(statement))}</caption>
    <thead>
      <tr>
        <th scope="col">${said.agree}</th>
        <th scope="col">${said.disagree}</th>
        <th scope="col">${said.pass}</th>
      </tr>
    </thead>
    ${rows.map((row) => html`<tbody>${group(html`${shape(row.group)} ${groups[row.group]}`, row, row.support)}</tbody>`)}
    ${
      total && all
        ? html`<tbody>${group(said.everybody, { people: all, agree: exactly(total.agree), disagree: exactly(total.disagree), pass: exactly(total.pass) })}</tbody>`
        : ''
    }
    <tfoot>
      <tr><td class="small" colspan="3">${said.bars}</td></tr>
    </tfoot>
  </table>`
}

/** Where the bars meet, how wide 100 % is on either side, and where those who pass stand, in per cent of the width. */
const middle = 42
const passes = { start: 86, width: 14 }

/** Disagreement to the left, agreement to the right; those who pass apart, so that they shift neither end. */
function bars(
  { agree, disagree, pass, people }: Pick<Row, 'agree' | 'disagree' | 'pass' | 'people'>,
  { svg, shareOf }: Tools,
) {
  const [p, q, s] = [agree, disagree, pass].map((span) => shareOf(span, people)) as [number, number, number]
  return svg`<svg class="bars" width="100%" height="12">
    <rect class="disagree" x=${`${middle * (1 - q)}%`} width=${`${middle * q}%`} height="12" />
    <rect class="agree" x=${`${middle}%`} width=${`${middle * p}%`} height="12" />
    <rect class="pass" x=${`${passes.start}%`} width=${`${passes.width * s}%`} height="12" />
    <line class="half" x1=${`${middle}%`} x2=${`${middle}%`} y1="0" y2="12" />
  </svg>`
}

/** Those who think otherwise, in their own words. */
function reasons({ reasons }: PrincipleResult, { messages }: ResultsView, { html, numbersIn }: Tools) {
  if (!reasons.length) return ''
  const said = laterMessages[messages.language]
  const { whole } = numbersIn(messages.language)
  return html`<div part="reasons">
    <p class="small">${said.reasons}</p>
    <ul>
      ${reasons.map(
        ({ number, text, author, organisation, family }) =>
          html`<li>
            <blockquote dir=${ownDirection}>${text}</blockquote>
            <p class="small">
              ${[author, organisation].map((name) => (name ? html`<bdi dir=${ownDirection}>${name}</bdi>, ` : ''))}
              ${family ? `${messages.groups[family]}, ` : ''}${said.number(whole.format(number))}
            </p>
          </li>`,
      )}
    </ul>
  </div>`
}
