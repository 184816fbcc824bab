import type { FaultyFigure, WholeFigure } from '@ess-widgets/client/figures-file.js'
import type { FigurePart } from '@ess-widgets/contract'
import type * as Csv from '@ess-widgets/contract/csv.js'
import type { html } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { sheet } from '../shared/sheet.ts'
import { laterMessages } from './figures-later-messages.ts'
import styles from './figures-later.styles.ts'
import type { FiguresView, formatOf, More, nameOf, percentOf } from './figures-state.ts'
import type { fact, named, own } from './figures-view.ts'
import type { EssFigures } from './figures.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  sheet: typeof sheet
  toCsv: typeof Csv.toCsv
  fact: typeof fact
  named: typeof named
  nameOf: typeof nameOf
  own: typeof own
  formatOf: typeof formatOf
  percentOf: typeof percentOf
}

/** What a visitor did with the figures of a tag. */
interface Acts {
  /** The figure beside each. */
  readonly beside: Map<WholeFigure, WholeFigure>
  /** What came of the copy; where it was not allowed, the text to copy by hand. */
  copied?: { readonly isDone: boolean; readonly text: string } | undefined
}
const acts = new WeakMap<EssFigures, Acts>()

/** What nobody needs to read a figure: what one lacks, another beside it, and the copy. */
export function more(tag: EssFigures, view: FiguresView, tools: Tools): More {
  const { adoptedStyleSheets } = tag.shadowRoot!
  const own = tools.sheet(styles)
  if (!adoptedStyleSheets.includes(own)) adoptedStyleSheets.push(own)
  const known = acts.get(tag) ?? { beside: new Map() }
  acts.set(tag, known)
  return {
    faults: (figure) => faults(figure, view, tools),
    comparison: (figure, index) => comparison(tag, figure, index, view, known, tools),
    copy: wholeIn(view).length ? copy(tag, view, known, tools) : '',
  }
}

const isWhole = (figure: WholeFigure | FaultyFigure): figure is WholeFigure => !figure.faults

const wholeIn = ({ known }: FiguresView) => known.file!.figures.filter(isWhole)

function faults({ faults }: FaultyFigure, { messages }: FiguresView, { html }: Tools) {
  const said = laterMessages[messages.language].faults
  return html`<ul class="faults">
    ${faults.map(({ field, part = 0, isMissing }) => html`<li>${said[field](isMissing, part)}</li>`)}
  </ul>`
}

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** The figures of the same thing, of another year or perimeter, to choose one from; and both, once it is chosen. */
function comparison(
  tag: EssFigures,
  figure: WholeFigure,
  index: number,
  view: FiguresView,
  { beside }: Acts,
  tools: Tools,
) {
  const { html, announce } = tools
  const { messages, text } = view
  const others = wholeIn(view).filter((other) => other !== figure && isSame(other.label.fr, figure.label.fr))
  if (!others.length) return ''
  const { compare, nothing, described, beside: said } = laterMessages[messages.language]
  const chosen = beside.get(figure)
  const handleInput = ({ target }: Event) => {
    const other = others[Number((target as HTMLSelectElement).value) - 1]
    if (other) beside.set(figure, other)
    else beside.delete(figure)
    if (other) announce(said)
    tag.requestUpdate()
  }
  return html`<label
      >${compare}
      <select name="beside" aria-describedby="figure-${index}" @input=${handleInput}>
        <option value="0" ?selected=${!chosen}>${nothing}</option>
        ${others.map(
          (other, order) =>
            html`<option value=${order + 1} ?selected=${other === chosen}>
              ${described(other.year, text(other.perimeter))}
            </option>`,
        )}
      </select>
    </label>
    ${chosen ? pair(figure, chosen, index, view, tools) : ''}`
}

function pair(first: WholeFigure, second: WholeFigure, index: number, view: FiguresView, tools: Tools) {
  const { html, fact, named, nameOf, own, formatOf, percentOf } = tools
  const { messages, text } = view
  const later = laterMessages[messages.language]
  const both = [first, second]
  const letters = [later.first, later.second]
  const perimeters = both.map(({ perimeter }) => text(perimeter)) as [string, string]
  const units = both.map(({ unit }) => text(unit)) as [string, string]
  const isOneUnit = isSame(...units)
  const formats = both.map((figure) => formatOf(figure, messages))
  const byName = both.map(({ parts }) => new Map(parts.map((part) => [nameOf(part, view), part])))
  const rows = [...new Set(byName.flatMap((parts) => [...parts.keys()]))].map((name) => {
    const parts = byName.map((known) => known.get(name))
    return { name, part: parts.find(Boolean)!, parts }
  })
  const largest = both.map(({ parts }) => Math.max(...parts.map(({ value }) => value ?? 0)))
  const scales = isOneUnit ? both.map(() => Math.max(...largest)) : largest
  const value = (part: FigurePart | undefined, side: number) => formats[side]!(part?.value ?? null)
  const totals = both.map(({ total = null }, side) => formats[side]!(total))
  return html`<div class="beside" part="comparison">
    ${both.map(
      ({ year, perimeter, unit, source }, side) =>
        html`<dl class="facts">
          ${fact(html`<b>${letters[side]}</b>`, year)} ${fact(messages.unit, own(text(unit)))}
          ${fact(messages.perimeter, own(text(perimeter)))}
          ${fact(messages.source, html`<a href=${source.url}>${own(text(source.name))}</a>`)}
        </dl>`,
    )}
    <p class="notice">
      ${isSame(...perimeters) ? later.samePerimeter(perimeters[0]) : later.otherPerimeter(...perimeters)}
    </p>
    <p class="notice" ?hidden=${isOneUnit}>${later.otherUnit(...units)}</p>
    <div class="twins">
      <table class="shared" aria-labelledby="figure-${index}">
        <thead>
          <tr>
            <th scope="col">${messages.part}</th>
            ${both.map(({ year }, side) => html`<th scope="col">${letters[side]} ${year}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${named(row)}</th>
                ${row.parts.map((part, side) => html`<td>${value(part, side)}</td>`)}
              </tr>`,
          )}
          ${
            both.some(({ total }) => total !== undefined)
              ? html`<tr class="total">
                  <th scope="row">${messages.total}</th>
                  ${totals.map((total) => html`<td>${total}</td>`)}
                </tr>`
              : ''
          }
        </tbody>
      </table>
      <div class="picture" aria-hidden="true">
        ${rows.map(
          (row) =>
            html`<div class="pair">
              ${named(row)}
              ${row.parts.map(
                (part, side) =>
                  html`<div class="bar ${side ? 'second' : ''}">
                    <span>${letters[side]}</span>
                    ${
                      part?.value
                        ? html`<svg>
                            <rect
                              class="length"
                              width="${percentOf(part.value, scales[side]!)}%"
                              height="100%"
                            ></rect>
                          </svg>`
                        : ''
                    }
                    <span class="value">${part?.value == null ? value(part, side) : html`<b>${value(part, side)}</b>`}</span>
                  </div>`,
              )}
            </div>`,
        )}
      </div>
    </div>
  </div>`
}

function copy(tag: EssFigures, view: FiguresView, known: Acts, { html, announce, nameOf, toCsv }: Tools) {
  const { messages, text } = view
  const later = laterMessages[messages.language]
  const { copied } = known
  const handleCopy = async () => {
    const rows = wholeIn(view).flatMap(({ label, unit, year, perimeter, source, parts, total, partition }) =>
      parts.map((part) => [
        text(label),
        text(unit),
        year,
        text(perimeter),
        text(source.name),
        source.url,
        part.family ?? '',
        nameOf(part, view),
        part.value ?? later.none,
        part.overlaps ? later.yes : later.no,
        part.note ? text(part.note) : '',
        total ?? '',
        partition ? later.yes : later.no,
      ]),
    )
    // What is pasted is no file: the mark that begins one would be a letter of the first cell.
    const csv = toCsv([[...later.heads], ...rows]).replace('\ufeff', '')
    const isDone = await navigator.clipboard.writeText(csv).then(
      () => true,
      () => false,
    )
    known.copied = { isDone, text: csv }
    announce(isDone ? later.copied : later.notCopied)
    tag.requestUpdate()
    await tag.updateComplete
    tag.shadowRoot!.querySelector('textarea')?.select()
  }
  return html`<div class="copy" part="copy">
    <button name="copy" @click=${handleCopy}>${later.copy}</button>
    <p class="notice" ?hidden=${!copied}>${copied?.isDone ? later.copied : later.notCopied}</p>
    ${
      copied && !copied.isDone
        ? html`<textarea readonly aria-label=${later.table} .value=${copied.text}></textarea>`
        : ''
    }
  </div>`
}

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssFigures, string>()

/** Says what is wrong to whoever looks after the page, once. */
export function warn(tag: EssFigures) {
  const { client, src } = tag
  const { problem, file } = client?.state ?? { problem: `no address in src="${src ?? ''}"` }
  const lines = [
    problem,
    ...(file?.figures ?? []).flatMap(({ faults = [] }, index) =>
      faults.map(
        ({ field, part = 0, isMissing }) => `figures[${index}]: ${laterMessages.en.faults[field](isMissing, part)}`,
      ),
    ),
    ...(file?.unknown ?? []).map((name) => `${name} is no field that is known`),
  ].filter(Boolean)
  const fault = lines.length ? [client?.url, lines.join('\n')].filter(Boolean).join(': ') : ''
  if (fault && fault !== warned.get(tag)) console.warn(`<ess-figures> ${fault}`, tag)
  warned.set(tag, fault)
}
