import type { FaultyFigure, WholeFigure } from '@ess-widgets/client/figures-file.js'
import { html } from 'lit/html.js'
import { ownDirection } from '../shared/own-direction.ts'
import { arrange, headOf, type Arranged, type FiguresView, type Row } from './figures-state.ts'

/** What the tag shows in that state. */
export function figuresView(view: FiguresView) {
  const { state, messages, known, level, text, more } = view
  const { title, figures = [] } = known.file ?? {}
  return html`<div class="card" part="card" dir="ltr" lang=${messages.language}>
    ${
      state === 'error'
        ? html`<div class="row notice problem" part="notice">
              <p>${messages.unavailable}</p>
              <button name="retry">${messages.retry}</button>
            </div>
            <slot></slot>`
        : state === 'loading'
          ? html`<p class="small">${messages.loading}</p>`
          : html`<div role="heading" part="title" aria-level=${level}>${title ? own(text(title)) : messages.title}</div>
              <p part="empty" ?hidden=${figures.length}>${messages.empty}</p>
              ${figures.map((figure, index) => (figure.faults ? faulty(figure, index, view) : whole(figure, index, view)))}
              ${more?.copy}`
    }
  </div>`
}

/** A word that no column is wide enough for. */
const endless = /\S{18}/

/** Words whose language nobody knows. */
export const own = (text: string) =>
  html`<bdi class=${endless.test(text) ? 'endless' : ''} dir=${ownDirection}>${text}</bdi>`

/** A name, with the shape of its family where it has one. */
export const named = ({ name, part: { family } }: Pick<Row, 'name' | 'part'>) =>
  html`<span class=${family ? `family ${family}` : ''}>${own(name)}</span>`

/** What the source, or whoever wrote the file, adds to a part. */
export const note = (row: Pick<Row, 'name' | 'part'>, { text }: Pick<FiguresView, 'text'>, letter: unknown = '') =>
  row.part.note ? html`<li>${letter}${named(row)}<span>${own(text(row.part.note))}</span></li>` : ''

/** What no source gives is no number, and does not look like one. */
export const cell = (words: string, isGiven: boolean) => html`<td class=${isGiven ? '' : 'unsaid'}>${words}</td>`

/** Figures have their year, perimeter and source in one place; what follows names them by their heading. */
const heading = (text: unknown, index: number, level: number) =>
  html`<div role="heading" part="label" id="figure-${index}" aria-level=${level + 1}>${text}</div>`

function faulty(figure: FaultyFigure, index: number, { text, messages, level, more }: FiguresView) {
  const { label } = figure
  return html`<div class="figure" part="figure">
    ${heading(label ? own(text(label)) : messages.unnamed(`${index + 1}`), index, level)}
    <div class="notice problem" part="notice">
      <p>${messages.notShown}</p>
      ${more?.faults(figure)}
    </div>
  </div>`
}

function whole(figure: WholeFigure, index: number, view: FiguresView) {
  const { text, messages, level, more } = view
  const { label, year, unit, perimeter, source, partition, parts } = figure
  const arranged = arrange(figure, view)
  const { refusal } = arranged
  // Headings are read apart from what is under them.
  const isAmongSame = view.known.file!.figures.some((other) => other !== figure && other.label?.fr === label.fr)
  return html`<div class="figure" part="figure">
    ${heading(html`${own(text(label))}${isAmongSame ? html` <span class="year">${year}</span>` : ''}`, index, level)}
    <dl class="facts" part="facts">
      ${fact(messages.year, year)} ${fact(messages.unit, own(text(unit)))}
      ${fact(messages.perimeter, own(text(perimeter)))}
    </dl>
    <p class=${partition ? 'notice' : 'small'} part="refusal" ?hidden=${!refusal}>${refusal}</p>
    <div class="twins">
      ${table(figure, index, view, arranged)}
      <div class="picture" part="picture" aria-hidden="true">${picture(arranged, view)}</div>
    </div>
    <ul class="notes small" ?hidden=${!parts.some(({ note }) => note)}>
      ${[...arranged.rows, ...arranged.apart].map((row) => note(row, view))}
    </ul>
    <dl class="facts" part="source">
      ${fact(messages.source, html`<a href=${source.url}>${own(text(source.name))}</a>`)}
    </dl>
    ${more?.comparison(figure, index)}
  </div>`
}

export const fact = (words: unknown, value: unknown) =>
  html`<div>
    <dt>${words}</dt>
    <dd>${value}</dd>
  </div>`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The numbers. The picture is drawn from them, and says nothing more. */
function table(
  { unit, parts, total }: WholeFigure,
  index: number,
  { text, messages }: FiguresView,
  arranged: Arranged,
) {
  const { rows, apart, isWhole, isPercent, sum, rounded, format } = arranged
  const hasShares = isWhole && !isPercent
  const share = (words: string) => (hasShares ? html`<td>${words}</td>` : '')
  const line = (row: Row) =>
    html`<tr>
      <th scope="row">${named(row)}</th>
      ${cell(row.value, row.part.value !== null)}
      ${share(row.share)}
    </tr>`
  const last = (words: string, value: number) =>
    html`<tr class="total">
      <th scope="row">${words}</th>
      <td>${format(value)}</td>
      ${share('')}
    </tr>`
  return html`<table class=${hasShares ? 'shared' : ''} part="table" aria-labelledby="figure-${index}">
    <thead>
      <tr>
        <th scope="col">${headOf(parts, messages)}</th>
        <th scope="col">${own(capital(text(unit)))}</th>
        ${hasShares ? html`<th scope="col">${messages.share}</th>` : ''}
      </tr>
    </thead>
    <tbody>
      ${rows.map(line)}
      ${rounded || (hasShares && total === undefined) ? last(messages.sum, sum) : ''}
      ${total === undefined ? '' : last(messages.total, total)}
    </tbody>
    ${
      apart.length
        ? html`<tbody>
            <tr>
              <th class="group" scope="rowgroup" colspan=${hasShares ? 3 : 2}>${messages.overlapping}</th>
            </tr>
            ${apart.map(line)}
          </tbody>`
        : ''
    }
  </table>`
}

function picture({ rows, apart, isWhole, width, rounded }: Arranged, { messages }: FiguresView) {
  return html`${rows.map((row) => bar(row, isWhole ? 'stair' : ''))}
    <p class="small" ?hidden=${!isWhole}>${messages.stairs(width)} ${rounded}</p>
    <p class="small group" ?hidden=${!apart.length}>${messages.overlapping}</p>
    ${apart.map((row) => bar(row, 'apart'))}`
}

/** A part, drawn. A bar of a whole stands on the whole. */
export const bar = (row: Row, kind: string) =>
  html`<div class="bar ${kind}">
    <div class="words">${named(row)}${row.part.value === null ? html`<span class="unsaid">${row.value}</span>` : html`<b>${row.share || row.value}</b>`}</div>
    ${
      row.part.value
        ? html`<svg>
            <rect class="track" width="100%" height="100%"></rect>
            <rect class="length" x="${row.from}%" width="${row.length}%" height="100%"></rect>
          </svg>`
        : ''
    }
  </div>`
