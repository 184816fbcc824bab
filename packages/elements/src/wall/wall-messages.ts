import type { Channel, ContributionKind, Family, Status } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { Messages } from '../shared/widget.ts'

/** Every sentence of a wall. A sentence is whole: nothing is assembled from pieces. */
export interface WallMessages extends Messages, Record<ContributionKind | Family | Exclude<Status, 'open'>, string> {
  loading: string
  unavailable: string
  retry: string
  empty: string
  emptyKind: string

  live: string
  stale: (time: string) => string
  pause: string
  resume: string
  resumeAt: PluralForms
  came: PluralForms

  filter: string
  all: string

  number: (number: number) => string
  fresh: string
  channels: Record<Channel, string>
  people: PluralForms
}

export const fr: WallMessages = {
  language: 'fr',

  loading: 'Chargement…',
  unavailable: 'Les contributions ne peuvent pas s’afficher pour le moment.',
  retry: 'Réessayer',
  draft: 'Cette consultation n’est pas encore ouverte.',
  closed: 'Cette consultation est close\xa0: voici ce qui y a été publié.',
  empty: 'Rien n’est publié pour l’instant. Les contributions paraissent ici dès qu’elles ont été lues.',
  emptyKind: 'Aucune contribution de cette sorte pour l’instant.',

  live: 'En direct',
  stale: (time) => `Le direct est interrompu depuis ${time}\xa0: voici ce qui était publié alors.`,
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  resumeAt: {
    one: 'Voir # nouvelle contribution',
    other: 'Voir # nouvelles contributions',
  },
  came: { one: '# nouvelle contribution', other: '# nouvelles contributions' },

  filter: 'Montrer',
  all: 'Toutes',
  vision: 'Vision',
  principle: 'Principe',
  lever: 'Levier',
  brake: 'Frein',
  divergence: 'Divergence',

  number: (number) => `n°\xa0${number}`,
  fresh: 'Nouvelle',
  association: 'Association',
  cooperative: 'Coopérative',
  mutual: 'Mutuelle',
  foundation: 'Fondation',
  commercial: 'Entreprise commerciale',
  none: 'Hors famille',
  channels: { web: '', room: 'Dite en salle', paper: 'Écrite sur papier' },
  people: { one: '# personne', other: '# personnes' },
}
