import type { Channel, Heading, LocalizedText, Verdict } from '@ess-widgets/contract'

const words = (fr: string, en: string): LocalizedText => ({ fr, en })

export const headingWords: Record<Heading, LocalizedText> = {
  shared: words('Ce que nous partageons', 'What we share'),
  divergent: words('Là où nous divergeons', 'Where we diverge'),
  unsettled: words('Pas encore tranché', 'Not settled yet'),
}

export const verdictWords: Record<Verdict, LocalizedText> = {
  common: words('Commun aux familles exprimées', 'Common to the families that spoke'),
  'common-nuanced': words(
    'Commun aux familles exprimées, pas avec la même force',
    'Common to the families that spoke, not with the same strength',
  ),
  rejected: words('Refusé par les familles exprimées', 'Rejected by the families that spoke'),
  'rejected-nuanced': words(
    'Refusé par les familles exprimées, pas avec la même force',
    'Rejected by the families that spoke, not with the same strength',
  ),
  'divergent-opposed': words('Divergent, de part et d’autre de la moitié', 'Divergent, on either side of one half'),
  divergent: words('Divergent', 'Divergent'),
  split: words('Partagé : chaque famille se coupe en deux', 'Split: each family is cut in two'),
  undecided: words('Pas encore tranché', 'Not settled yet'),
  insufficient: words('Trop peu de réponses pour en dire plus', 'Too few answers to say more'),
}

export const groupWords = {
  association: words('Associations', 'Associations'),
  cooperative: words('Coopératives', 'Cooperatives'),
  mutual: words('Mutuelles', 'Mutual societies'),
  foundation: words('Fondations', 'Foundations'),
  commercial: words('Entreprises commerciales', 'Commercial companies'),
  none: words('Hors famille', 'Outside these families'),
  unstated: words('Famille non dite', 'Family not stated'),
  web: words('En ligne', 'Online'),
  room: words('En salle', 'In the room'),
  paper: words('Sur papier', 'On paper'),
} satisfies Record<Channel | string, LocalizedText>
