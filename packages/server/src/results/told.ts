import type { Span } from '@ess-widgets/contract'
import { html, type Markup } from '../pages/html.ts'
import { sayIn, type Language } from '../pages/view.ts'

/** Under this number of people each one weighs more than five points: people are counted, not percentages. */
const fewest = 20

/** Rounded as a reader rounds: 29 of 200 are 15 %, however computers write 0.145. */
export const percentOf = (count: number, people: number) => Math.round((100 * count) / people)

/** A number of people, with its share where there are enough of them; where it may not be told, those that it can be. */
export function told({ least, most }: Span, people: number, language: Language): string | Markup {
  const say = sayIn(language)
  const [low, high] = [least, most].map(new Intl.NumberFormat(language).format)
  if (least !== most) {
    const [or, to] = [say('ou', 'or'), say('à', 'to')]
    return `${low} ${most - least === 1 ? or : to} ${high}`
  }
  if (people < fewest) return low!
  const share = percentOf(least, people)
  return html`${say(`${share} %`, `${share}%`)} <span class="count">(${low})</span>`
}
