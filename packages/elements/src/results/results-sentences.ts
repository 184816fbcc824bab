import type { PrincipleResult } from '@ess-widgets/contract'
import { plural } from '../shared/plural.ts'
import { gapIn, lawful, rowsOf, type Group, type ResultsView } from './results-state.ts'

/** Groups as an enumeration in the language of the tag. */
export const enumerate = (groups: readonly Group[], { messages }: Pick<ResultsView, 'messages'>) =>
  new Intl.ListFormat(messages.language).format(groups.map((group) => messages.groups[group]))

/** What a principle shows, in words, as it is looked at. */
export function sentenceOf(result: PrincipleResult, view: ResultsView): string {
  const { reading, messages } = view
  if (reading === 'families') return [verdict(result, view), unheard(result, view)].filter(Boolean).join(' ')
  const rows = rowsOf(result, reading)
  if (reading === 'channels') return rows.length ? messages.channelsOf : messages.noChannels
  const gap = gapIn(rows)
  if (!gap) return messages.notBoth
  const { more, less, isExact, isApart, points } = gap
  const forms = messages.apart(messages.groups[more], messages.groups[less], isExact ? '' : messages.least)
  return [plural(points, forms, messages.language), isApart ? '' : messages.overlap].join(' ').trim()
}

function verdict(result: PrincipleResult, { messages }: ResultsView): string {
  const { language, groups } = messages
  const spoke = (forms: typeof messages.common) => plural(result.spoke.length, forms, language)
  const between = (forms: typeof messages.divergent) => {
    const gap = gapIn(rowsOf(result, 'families').filter(({ group }) => (result.spoke as Group[]).includes(group)))
    return gap
      ? plural(gap.points, forms(groups[gap.more], groups[gap.less], gap.isExact ? '' : messages.least), language)
      : ''
  }
  switch (result.verdict) {
    case 'common':
      return spoke(messages.common)
    case 'common-nuanced':
      return spoke(messages.commonNuanced)
    case 'rejected':
      return spoke(messages.rejected)
    case 'rejected-nuanced':
      return spoke(messages.rejectedNuanced)
    case 'divergent-opposed':
      return between(messages.opposed)
    case 'divergent':
      return between(messages.divergent)
    case 'split':
      return messages.split
    case 'insufficient':
      return messages.insufficient
    default:
      return [messages.undecided, result.missing && plural(result.missing, messages.missing, language)]
        .filter(Boolean)
        .join(' ')
  }
}

/** Those of the families of the law who are not shown here, whether hidden or absent: nobody is assumed to agree. */
function unheard({ spoke, verdict }: PrincipleResult, view: ResultsView): string {
  const others = lawful.filter((family) => !spoke.includes(family) && !view.unheard.includes(family))
  if (verdict === 'insufficient' || !others.length) return ''
  return view.messages.tooFew(enumerate(others, view))
}
