import type { TemplateResult } from 'lit/html.js'
import { svg } from 'lit/html.js'
import { shareOf, type Group, type Row } from './results-state.ts'

/** The shape of each group, about its middle: never told apart by colour alone. */
export const shapes: Record<Group, string> = {
  association: 'M5.5 0A5.5 5.5 0 1 1-5.5 0 5.5 5.5 0 1 1 5.5 0Z',
  cooperative: 'M-5-5H5V5H-5Z',
  mutual: 'M0-6 6 5H-6Z',
  commercial: 'M0-7 7 0 0 7-7 0Z',
  foundation: 'M0-6 6-1.5 3.5 5.5H-3.5L-6-1.5Z',
  none: 'M5 0A5 5 0 1 1-5 0 5 5 0 1 1 5 0Z',
  unstated: 'M-4.5-4.5H4.5V4.5H-4.5Z',
  web: 'M0-7 2-2 7 0 2 2 0 7-2 2-7 0-2-2Z',
  room: 'M-6-5H6L0 6Z',
  paper: 'M-6 0-3-5H3L6 0 3 5H-3Z',
}

/** Those that are drawn as an outline. */
export const isHollow = (group: Group) => group === 'none' || group === 'unstated'

const percent = (share: number) => `${100 * share}%`
/** A line a group, each as high as its text: whoever reads larger letters sees larger marks. */
const lanes = (count: number) => `${count}em`

/**
 * A mark a group with its interval, on a line of its own from 0 to 100 %, and the line of one half. Places are in per
 * cent: the picture takes the width it has, and its marks keep their size. Whoever cannot see it has the table.
 */
export function plot(rows: readonly Row[]): TemplateResult {
  return svg`<svg class="plot" width="100%" height=${lanes(Math.max(1, rows.length))} aria-hidden="true">
    ${[0, 25, 50, 75, 100].map((at) => svg`<line class=${at === 50 ? 'half' : 'grid'} x1=${`${at}%`} x2=${`${at}%`} y2="100%" />`)}
    ${rows.map(({ group, people, agree, support }, index) => {
      const y = lanes(index + 0.5)
      return svg`<line class="interval" x1=${percent(support.low)} x2=${percent(support.high)} y1=${y} y2=${y} />
        <svg x=${percent(shareOf(agree, people))} y=${y} overflow="visible">${shape(group)}</svg>`
    })}
  </svg>` as unknown as TemplateResult
}

/** The shape of a group: about a place in a picture, or beside its name. */
export const shape = (
  group: Group,
) => svg`<svg class="shape" x="-0.5em" y="-0.5em" width="1em" height="1em" viewBox="-8 -8 16 16" aria-hidden="true">
    <path class=${isHollow(group) ? 'mark hollow' : 'mark'} d=${shapes[group]} />
  </svg>`
