import type { PrincipleResult, Span, Tally } from '@ess-widgets/contract'
import type { TemplateResult } from 'lit/html.js'
import { ownDirection } from '../shared/own-direction.ts'
import { laterMessages } from './results-later-messages.ts'
import type { ResultsView, Row } from './results-state.ts'
import type { Tools } from './results-later.ts'

type Language = ResultsView['messages']['language']

/** Under this number of people each one weighs more than five points: people are counted, not percentages. */
const fewest = 20

type Answers = Pick<Row, 'people' | 'agree' | 'disagree' | 'pass'>

const exactly = (count: number): Span => ({ least: count, most: count })

/** What everybody answered, as the answers of a group are told. */
export const answersOf = ({ agree, disagree, pass }: Tally): Answers => ({
  people: agree + disagree + pass,
  agree: exactly(agree),
  disagree: exactly(disagree),
  pass: exactly(pass),
})

/** A number of people as it may be told: one number, or those that it may be. */
export function toldIn({ least, most }: Span, language: Language, { numbersIn }: Tools): string {
  const { whole } = numbersIn(language)
  const said = laterMessages[language]
  if (least === most) return whole.format(most)
  return (most - least === 1 ? said.either : said.range)(whole.format(least), whole.format(most))
}

/** The same, with its percentage where there are enough people for one. */
function shareIn(span: Span, people: number, language: Language, tools: Tools): string {
  const told = toldIn(span, language, tools)
  if (span.least !== span.most || people < fewest) return told
  return `${tools.numbersIn(language).percent.format(span.most / people)} (${told})`
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
  const all = total && answersOf(total)
  const group = (name: unknown, of: Answers, support?: Row['support']) => {
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
    ${all?.people ? html`<tbody>${group(said.everybody, all)}</tbody>` : ''}
    <tfoot>
      <tr><td class="small" colspan="3">${said.bars}</td></tr>
    </tfoot>
  </table>`
}

/** Where the bars meet, how wide 100 % is on either side, and where those who pass stand, in per cent of the width. */
const middle = 42
const passes = { start: 86, width: 14 }

/** Disagreement to the left, agreement to the right; those who pass apart, so that they shift neither end. */
function bars({ agree, disagree, pass, people }: Answers, { svg, shareOf }: Tools) {
  const [p, q, s] = [agree, disagree, pass].map((span) => shareOf(span, people)) as [number, number, number]
  return svg`<svg class="bars" width="100%" height="0.75em">
    <rect class="disagree" x=${`${middle * (1 - q)}%`} width=${`${middle * q}%`} />
    <rect class="agree" x=${`${middle}%`} width=${`${middle * p}%`} />
    <rect class="pass" x=${`${passes.start}%`} width=${`${passes.width * s}%`} />
    <line class="half" x1=${`${middle}%`} x2=${`${middle}%`} y2="100%" />
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
