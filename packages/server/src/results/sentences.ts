import { groupWords, lawful, verdictIn, type Group } from '@ess-widgets/contract/results-words.js'
import { typeset, type LocalizedText, type PrincipleResult, type Results } from '@ess-widgets/contract'
import type { Heading } from '@ess-widgets/contract/vocabulary.js'
import { sayIn, type Language } from '../pages/view.ts'
import { percentOf } from './told.ts'

/** What stands under a heading that has no principle. */
export function none({ isFinal }: Pick<Results, 'isFinal'>, heading: Heading): LocalizedText {
  const sentences: Record<Heading, LocalizedText> = {
    shared: {
      fr: `Rien n’est ${isFinal ? '' : 'encore '}partagé par toutes les familles qui se sont exprimées.`,
      en: `Nothing is shared by all the families that spoke${isFinal ? '' : ' yet'}.`,
    },
    divergent: { fr: 'Aucune divergence n’est établie.', en: 'No divergence is established.' },
    unsettled: { fr: 'Tout est tranché.', en: 'All is settled.' },
  }
  return typeset(sentences[heading])
}

/** The families that are not shown, whether hidden or absent: nobody is assumed to agree. */
export function tooFew(families: readonly Group[], language: Language): string {
  const names = new Intl.ListFormat(language).format(families.map((family) => named(family, language)))
  return sayIn(language)(
    `Trop peu de réponses pour être montrées : ${names}.`,
    `Too few answers to be shown: ${names}.`,
  )
}

/** The families of the law that a principle does not show. */
export const hiddenIn = ({ families }: PrincipleResult): Group[] =>
  lawful.filter((family) => !families.some((each) => each.family === family))

/** What a principle shows, in words. What is not settled is said once, under its heading. */
export function finding(result: PrincipleResult, results: Results, language: Language): string {
  const { verdict } = result
  if (verdict === 'undecided') return ''
  const isOpposed = verdict === 'divergent-opposed'
  const gap = isOpposed || verdict === 'divergent' ? gapIn(result) : undefined
  if (!gap) return `${verdictIn(results, verdict)[language]}.`
  const { points, isExact } = gap
  const [more, less] = [named(gap.more, language), named(gap.less, language)]
  return sayIn(language)(
    `Les familles ${isOpposed ? 's’opposent' : 'divergent'} : ${isExact ? '' : 'au moins '}${points}\xa0${points === 1 ? 'point' : 'points'} entre ${more} et ${less}${isOpposed ? ', de part et d’autre de la moitié' : ''}.`,
    `Families ${isOpposed ? 'stand opposed' : 'diverge'}: ${isExact ? '' : 'at least '}${points}\xa0${points === 1 ? 'point' : 'points'} between ${more} and ${less}${isOpposed ? ', on either side of one half' : ''}.`,
  )
}

const named = (group: Group, language: Language) => groupWords[group][language].toLowerCase()

/** By how many points the two families farthest apart are, of the percentages that readers would subtract; at least. */
function gapIn({ families, spoke }: PrincipleResult) {
  const ordered = families
    .flatMap(({ family, ...each }) => (family && spoke.some((one) => one === family) ? [{ family, ...each }] : []))
    .sort((one, other) => middleOf(other) - middleOf(one))
  const [most, least] = [ordered[0], ordered.at(-1)]
  if (!most || !least) return undefined
  const points = percentOf(most.agree.least, most.people) - percentOf(least.agree.most, least.people)
  const isExact = [most, least].every(({ agree }) => agree.least === agree.most)
  // While ballots come, a verdict may be one publication older than the numbers.
  return points > 0 ? { more: most.family, less: least.family, points, isExact } : undefined
}

const middleOf = ({ agree, people }: Pick<PrincipleResult['families'][number], 'agree' | 'people'>) =>
  (agree.least + agree.most) / people
