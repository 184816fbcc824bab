import type { LocalizedText } from './text.ts'
import type { People, Results } from './results.ts'
import { typeset } from './typography.ts'
import { families, type Channel, type Family, type Heading, type Verdict } from './vocabulary.ts'

const words = (fr: string, en: string): LocalizedText => typeset({ fr, en })

const headings: Record<Heading, LocalizedText> = {
  shared: words('Ce que nous partageons', 'What we share'),
  divergent: words('Là où nous divergeons', 'Where we diverge'),
  unsettled: words('Pas encore tranché', 'Not settled yet'),
}

const verdicts: Record<Verdict, LocalizedText> = {
  common: words('Commun aux familles qui se sont exprimées', 'Common to the families that spoke'),
  'common-nuanced': words(
    'Commun aux familles qui se sont exprimées, pas avec la même force',
    'Common to the families that spoke, not with the same strength',
  ),
  rejected: words('Refusé par les familles qui se sont exprimées', 'Rejected by the families that spoke'),
  'rejected-nuanced': words(
    'Refusé par les familles qui se sont exprimées, pas avec la même force',
    'Rejected by the families that spoke, not with the same strength',
  ),
  'divergent-opposed': words('Divergent, de part et d’autre de la moitié', 'Divergent, on either side of one half'),
  divergent: words('Divergent', 'Divergent'),
  split: words('Partagé : chaque famille se coupe en deux', 'Split: each family is cut in two'),
  undecided: headings.unsettled,
  insufficient: words(
    'Moins de deux familles ont assez de réponses pour conclure',
    'Fewer than two families have enough answers to conclude',
  ),
}

/** Once nothing changes any more, nothing is still to come. */
const neverSettled = words('Non tranché', 'Not settled')

type Finality = Pick<Results, 'isFinal'>

export const headingIn = ({ isFinal }: Finality, heading: Heading): LocalizedText =>
  isFinal && heading === 'unsettled' ? neverSettled : headings[heading]

export const verdictIn = ({ isFinal }: Finality, verdict: Verdict): LocalizedText =>
  isFinal && verdict === 'undecided' ? neverSettled : verdicts[verdict]

/** The families that the law names. Each is spoken of, whether it is shown, hidden or absent. */
export const lawful = families.filter((family) => family !== 'none')

/** Who is told apart; `unstated` have not said their family, and `all` is everybody. */
export type Group = Family | 'unstated' | Channel | 'all'

export const groupWords: Record<Group, LocalizedText> = {
  association: words('Associations', 'Associations'),
  cooperative: words('Coopératives', 'Cooperatives'),
  mutual: words('Mutuelles', 'Mutual societies'),
  foundation: words('Fondations', 'Foundations'),
  commercial: words('Entreprises commerciales', 'Commercial companies'),
  none: words('Hors de ces familles', 'Outside these families'),
  unstated: words('Sans famille indiquée', 'No family given'),
  web: words('En ligne', 'Online'),
  room: words('En salle', 'In the room'),
  paper: words('Sur papier', 'On paper'),
  all: words('Ensemble', 'Together'),
}

/** Why a family is not shown. One that nobody chose has too few answers too. */
export const unheardIn = ({ publication }: Pick<Results, 'publication'>): LocalizedText =>
  publication === 0 ? words('non publié', 'not published') : words('trop peu de réponses', 'too few answers')

/** How many people answered, and what that is not. Of results before the first publication, how many is not known. */
export function answeredIn({ people, publication }: Pick<Results, 'people' | 'publication'>): LocalizedText {
  if (publication === 0)
    return words(
      'Aucun résultat n’est publié ; ce ne serait pas un sondage représentatif.',
      'No result is published; it would not be a representative survey.',
    )
  return words(
    `${answered(people, 'fr')} ; ce n’est pas un sondage représentatif.`,
    `${answered(people, 'en')}; this is not a representative survey.`,
  )
}

function answered({ least, most }: People, language: keyof LocalizedText): string {
  const { format } = new Intl.NumberFormat(language)
  const isFrench = language === 'fr'
  if (least !== most)
    return isFrench ? `${format(least)} personnes ou plus ont répondu` : `${format(least)} people or more answered`
  if (isFrench) return `${format(least)} ${least < 2 ? 'personne a' : 'personnes ont'} répondu`
  return `${format(least)} ${least === 1 ? 'person' : 'people'} answered`
}
