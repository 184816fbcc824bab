import type { Opinions } from '@ess-widgets/contract'
import { fields, text } from './file-fields.ts'
import { atMost, distinct, number, share, whole } from './results-file-fields.ts'

/** The limits of the contract: the groups that are found, and the principles of a consultation. */
const fewestGroups = 2
const mostGroups = 5
export const mostPrinciples = 200

/** The groups of opinion of a results bundle, each principle with those of them that lean to it. */
export function opinionsOf(value: unknown): Opinions {
  const { count, groups: told, principles } = fields(value, 'opinions')
  const found = whole(count, fewestGroups, mostGroups, 'opinions.count')
  const groups = atMost(found, told, 'opinions.groups').map((each, index) => {
    const at = `opinions.groups[${index}]`
    return { share: share(fields(each, at)['share'], `${at}.share`) }
  })
  const leaning = (value: unknown, name: string) =>
    atMost(groups.length, value, name).map((place) => whole(place, 0, groups.length - 1, name))
  const placed = atMost(mostPrinciples, principles, 'opinions.principles').map((each, index) => {
    const at = `opinions.principles[${index}]`
    const { principle, x, y, agree, disagree } = fields(each, at)
    return {
      principle: text(principle, `${at}.principle`),
      x: number(x, -1, 1, `${at}.x`),
      y: number(y, -1, 1, `${at}.y`),
      agree: leaning(agree, `${at}.agree`),
      disagree: leaning(disagree, `${at}.disagree`),
    }
  })
  return { count: found, groups, principles: distinct(placed, ({ principle }) => principle, 'opinions.principles') }
}
