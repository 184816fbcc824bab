import type { Opinions, Results } from '@ess-widgets/contract'
import type { TemplateResult } from 'lit/html.js'
import { laterMessages } from './results-later-messages.ts'
import type { ResultsView } from './results-state.ts'
import type { Tools } from './results-later.ts'

/** Half the width of the picture, in its own units, for a circle of 100. */
const reach = 112

/**
 * The groups of opinion that a computer found, apart and closed: never to be taken for families. The table comes first;
 * the picture is drawn from it, and a dot of it is a principle, never a person.
 */
export function opinionGroups({ principles, opinions }: Results, view: ResultsView, tools: Tools): TemplateResult | '' {
  if (!opinions) return ''
  const { html, numbersIn, plural } = tools
  const { language } = view.messages
  const said = laterMessages[language]
  const { percent } = numbersIn(language)
  const places = new Map(opinions.principles.map((each) => [each.principle, each]))
  // In the order of the page, each under the number that its dot has.
  const placed = principles.flatMap(({ principle, statement }, index) => {
    const at = places.get(principle)
    return at ? [{ ...at, statement: view.text(statement), number: index + 1 }] : []
  })
  const untold = opinions.count - opinions.groups.length
  return html`<section part="opinions">
    <details>
      <summary>
        <div role="heading" class="heading statement" aria-level=${view.level + 1}>${said.opinions}</div>
        <p class="small">${said.exploratory}</p>
      </summary>
      <div class="opened">
        <ul>
          ${opinions.groups.map(({ share }, group) => html`<li>${said.groupOf(nameOf(group), percent.format(share))}</li>`)}
          ${untold > 0 ? html`<li class="small">${plural(untold, said.untold, language)}</li>` : ''}
        </ul>
        ${table(placed, view, tools)} ${picture(placed, tools)}
        <p class="small">${said.dots}</p>
      </div>
    </details>
  </section>`
}

type Placed = Opinions['principles'][number] & { statement: string; number: number }

function table(placed: readonly Placed[], view: ResultsView, { html }: Tools) {
  const { language } = view.messages
  const said = laterMessages[language]
  const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 2 })
  const place = (value: number) => decimal.format(value).replace('-', '−')
  const names = (groups: readonly number[]) => groups.map(nameOf).join(', ') || '–'
  return html`<table>
    <caption>${said.leaning}</caption>
    <thead>
      <tr>
        <th scope="col" class="wide">${said.principle}</th>
        <th scope="col">${said.leanTo}</th>
        <th scope="col">${said.leanAgainst}</th>
      </tr>
    </thead>
    <tbody>
      ${placed.map(
        ({ number, statement, x, y, agree, disagree }) =>
          html`<tr>
            <th scope="row">${number}. ${statement} <span class="small">${said.place(place(x), place(y))}</span></th>
            <td>${names(agree)}</td>
            <td>${names(disagree)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function picture(placed: readonly Placed[], { svg }: Tools) {
  // Where people differ along one axis alone, the picture is a line.
  const isFlat = placed.every(({ y }) => y === 0)
  const height = isFlat ? 40 : reach
  return svg`<svg class="map" viewBox="${-reach} ${-height} ${2 * reach} ${2 * height}" aria-hidden="true">
    ${isFlat ? '' : svg`<circle class="grid" r="100" fill="none" />`}
    <line class="grid" x1="-100" x2="100" />
    <line class="grid" y1=${isFlat ? -8 : -100} y2=${isFlat ? 8 : 100} />
    ${withNames(placed).map(
      ({ number, at, name }) => svg`<g transform=${`translate(${at.x} ${at.y})`}>
        <circle class="dot" r="3" />
        <text x=${name.x} y=${name.y} text-anchor=${name.x < 0 ? 'end' : 'start'}>${number}</text>
      </g>`,
    )}
  </svg>`
}

interface Point {
  x: number
  y: number
}

/** Where a number may stand beside its dot, the best first, and how large it is about. */
const beside: readonly Point[] = [
  { x: 5, y: -3 },
  { x: -5, y: -3 },
  { x: 5, y: 8 },
  { x: -5, y: 8 },
  { x: 1, y: -11 },
  { x: 1, y: 16 },
  { x: 1, y: -19 },
  { x: 1, y: 24 },
  { x: 1, y: -27 },
  { x: 1, y: 32 },
]
const size = { x: 9, y: 7 }

/** Each dot with the place of its number: the first that no dot and no other number is in, if there is one. */
function withNames(placed: readonly Placed[]) {
  // The second axis points up.
  const dots = placed.map(({ number, x, y }) => ({ number, at: { x: 100 * x, y: -100 * y || 0 } }))
  const taken: Point[] = dots.map(({ at }) => at)
  const middleOf = (at: Point, name: Point): Point => ({
    x: at.x + name.x + (Math.sign(name.x) * size.x) / 2,
    y: at.y + name.y - size.y / 2,
  })
  return dots.map(({ number, at }) => {
    const isFree = (name: Point) => {
      const middle = middleOf(at, name)
      return taken.every(({ x, y }) => Math.abs(x - middle.x) > size.x || Math.abs(y - middle.y) > size.y)
    }
    const name = beside.find(isFree) ?? beside[0]!
    taken.push(middleOf(at, name))
    return { number, at, name }
  })
}

/** A, B, C, as they come. */
const nameOf = (group: number) => String.fromCharCode(65 + group)
