import type { FamilyAnswers } from '@ess-widgets/contract'
import type { Group } from '@ess-widgets/contract/results-words.js'
import { html, type Markup } from '../pages/html.ts'
import { sayIn, type Language } from '../pages/view.ts'

type Told = Exclude<Group, 'web' | 'room' | 'paper' | 'all'>

/** The shape of each family, about its middle: never told apart by colour alone. */
const shapes: Record<Told, string> = {
  association: 'M5.5 0A5.5 5.5 0 1 1-5.5 0 5.5 5.5 0 1 1 5.5 0Z',
  cooperative: 'M-5-5H5V5H-5Z',
  mutual: 'M0-6 6 5H-6Z',
  commercial: 'M0-7 7 0 0 7-7 0Z',
  foundation: 'M0-6 6-1.5 3.5 5.5H-3.5L-6-1.5Z',
  none: 'M5 0A5 5 0 1 1-5 0 5 5 0 1 1 5 0Z',
  unstated: 'M-4.5-4.5H4.5V4.5H-4.5Z',
}

const mark = (family: Told) =>
  html`<path class="${family === 'none' || family === 'unstated' ? 'mark hollow' : 'mark'}" d="${shapes[family]}" />`

/** The shape of a family beside its name. */
export const shape = (family: Told): Markup =>
  html`<svg class="shape" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">${mark(family)}</svg>`

/** Height of a line of the table beside, in em. */
const lane = 2

const percent = (share: number) => `${Number((100 * share).toFixed(2))}%`

/**
 * A mark a family with its interval, each on the line of its row of the table, from 0 to 100 %. Places are in per cent:
 * the picture takes the width it has, and its marks keep their size. Whoever cannot see it has the table.
 */
export function plot(families: readonly FamilyAnswers[], language: Language): Markup {
  const say = sayIn(language)
  const bottom = `${lane * (families.length + 1)}em`
  return html`<svg class="plot" width="100%" height="${bottom}" aria-hidden="true">
      ${[0, 25, 50, 75, 100].map((at) => html`<line class="${at === 50 ? 'half' : 'grid'}" x1="${at}%" x2="${at}%" y1="${lane}em" y2="${bottom}" />`)}
      ${[0, 50, 100].map((at) => html`<text x="${at}%" y="${lane / 2}em" text-anchor="middle" dominant-baseline="central">${say(`${at} %`, `${at}%`)}</text>`)}
      ${families.map(({ family, people, agree, support }, index) => {
        const y = `${lane * (index + 1.5)}em`
        const at = percent((agree.least + agree.most) / 2 / people)
        return html`<line class="interval" x1="${percent(support.low)}" x2="${percent(support.high)}" y1="${y}" y2="${y}" /><svg x="${at}" y="${y}" overflow="visible">${mark(family ?? 'unstated')}</svg>`
      })}
    </svg>`
}
