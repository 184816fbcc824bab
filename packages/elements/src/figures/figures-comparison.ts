import type { WholeFigure } from '@ess-widgets/client/figures-file.js'
import { laterMessages } from './figures-later-messages.ts'
import type { Acts, Tools } from './figures-later.ts'
import type { FiguresView } from './figures-state.ts'
import type { EssFigures } from './figures.ts'

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** The figures of the same thing, of another year or perimeter, to choose one from; and both, once it is chosen. */
export function comparison(
  tag: EssFigures,
  figure: WholeFigure,
  index: number,
  view: FiguresView,
  whole: readonly WholeFigure[],
  { beside }: Acts,
  tools: Tools,
) {
  const { html, announce } = tools
  const { messages, text } = view
  const others = whole.filter((other) => other !== figure && isSame(other.label.fr, figure.label.fr))
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
    ${chosen ? pair([figure, chosen], index, view, tools) : ''}`
}

function pair(figures: readonly WholeFigure[], index: number, view: FiguresView, tools: Tools) {
  const { html, cell, fact, named, nameOf, headOf, note, own, formatOf, percentOf } = tools
  const { messages, text } = view
  const later = laterMessages[messages.language]
  const both = [...figures].sort((one, other) => one.year - other.year)
  const years = both.map(({ year }) => year) as [number, number]
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
  // That a source gives no value is its own word, and that it does not name a part is ours.
  const value = (value: number | null | undefined, side: number) =>
    value === undefined ? later.absent : formats[side]!(value)
  return html`<div class="beside" part="comparison">
    ${both.map(
      ({ year, perimeter, unit, source }, side) =>
        html`<dl class="facts">
          ${fact(html`<b>${letters[side]}</b>`, year)} ${fact(messages.unit, own(text(unit)))}
          ${fact(messages.perimeter, own(text(perimeter)))}
          ${fact(messages.source, html`<a href=${source.url}>${own(text(source.name))}</a>`)}
        </dl>`,
    )}
    <div class="notice">
      <p ?hidden=${years[0] === years[1]}>${later.otherYear(...years)}</p>
      <p>${isSame(...perimeters) ? later.samePerimeter(perimeters[0]) : later.otherPerimeter(...perimeters)}</p>
      <p ?hidden=${isOneUnit}>${later.otherUnit(...units)}</p>
    </div>
    <div class="twins">
      <table class="shared" aria-labelledby="figure-${index}">
        <thead>
          <tr>
            <th scope="col">${headOf(
              both.flatMap(({ parts }) => parts),
              messages,
            )}</th>
            ${both.map(({ year }, side) => html`<th scope="col">${letters[side]} ${year}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${named(row)}</th>
                ${row.parts.map((part, side) => cell(value(part?.value, side), part?.value != null))}
              </tr>`,
          )}
          ${
            both.some(({ total }) => total !== undefined)
              ? html`<tr class="total">
                  <th scope="row">${messages.total}</th>
                  ${both.map(({ total }, side) => cell(value(total, side), total !== undefined))}
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
                    <span class="value ${part?.value == null ? 'unsaid' : ''}">${value(part?.value, side)}</span>
                  </div>`,
              )}
            </div>`,
        )}
      </div>
    </div>
    <ul class="notes small" ?hidden=${!rows.some(({ parts }) => parts.some((part) => part?.note))}>
      ${rows.map(({ name, parts }) =>
        parts.map((part, side) => part && note({ name, part }, view, html`<b>${letters[side]}</b>`)),
      )}
    </ul>
  </div>`
}
