import type { Channel, Family, Status } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { Messages } from '../shared/widget.ts'

/** Every sentence about signatures. A sentence is whole: nothing is assembled from pieces. */
export interface SignaturesMessages extends Messages, Record<Family | Exclude<Status, 'open'>, string> {
  title: string
  loading: string
  unavailable: string
  retry: string

  live: string
  stale: (time: string) => string
  tooFew: string

  /** How many have signed. Both begin with the number, which is shown larger. */
  count: PluralForms
  reserved: (reservations: string) => PluralForms
  goal: (share: string) => PluralForms
  reached: PluralForms
  now: PluralForms

  persons: string
  organisations: string
  channels: Record<Channel, string>
  earlier: PluralForms

  latest: string
  organisation: string
}

export const fr: SignaturesMessages = {
  language: 'fr',

  title: 'Les signatures',
  loading: 'Chargement…',
  unavailable: 'Les signatures ne peuvent pas s’afficher pour le moment.',
  retry: 'Réessayer',
  draft: 'Cette consultation n’est pas encore ouverte.',
  closed: 'Cette consultation est close\xa0: le texte ne se signe plus.',

  live: 'En direct',
  stale: (time) => `Le direct est interrompu depuis ${time}\xa0: voici ce qui était connu alors.`,
  tooFew: 'Trop peu de signatures pour en montrer le nombre.',

  count: { one: '# signature', many: '# de signatures', other: '# signatures' },
  reserved: (reservations) => ({
    one: `# signature, dont ${reservations} avec\xa0réserve`,
    many: `# de signatures, dont ${reservations} avec\xa0réserve`,
    other: `# signatures, dont ${reservations} avec\xa0réserve`,
  }),
  goal: (share) => ({
    one: `Objectif\xa0: # signature, ${share} à ce jour.`,
    many: `Objectif\xa0: # de signatures, ${share} à ce jour.`,
    other: `Objectif\xa0: # signatures, ${share} à ce jour.`,
  }),
  reached: {
    one: 'L’objectif de # signature est atteint.',
    many: 'L’objectif de # de signatures est atteint.',
    other: 'L’objectif de # signatures est atteint.',
  },
  now: {
    one: 'Il y a maintenant # signature.',
    many: 'Il y a maintenant # de signatures.',
    other: 'Il y a maintenant # signatures.',
  },

  persons: 'Personnes',
  organisations: 'Organisations',
  channels: { web: 'Sur le web', room: 'En salle', paper: 'Sur papier' },
  earlier: {
    one: '# signature porte sur une version antérieure du texte.',
    many: '# de signatures portent sur une version antérieure du texte.',
    other: '# signatures portent sur une version antérieure du texte.',
  },

  latest: 'Derniers noms publiés',
  organisation: 'Organisation',
  association: 'Association',
  cooperative: 'Coopérative',
  mutual: 'Mutuelle',
  foundation: 'Fondation',
  commercial: 'Entreprise commerciale',
  none: 'Hors famille',
}
