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

  count: PluralForms
  /** Of so many, as many with a reservation. */
  reserved: (count: string, reservations: string) => string
  goal: (goal: string, share: string) => string
  reached: (goal: string) => string
  now: PluralForms

  persons: string
  organisations: string
  channels: Record<Channel, string>
  earlier: PluralForms

  latest: string
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
  reserved: (count, reservations) => `${count}, dont ${reservations} avec réserve`,
  goal: (goal, share) => `Objectif\xa0: ${goal} signatures, ${share} à ce jour.`,
  reached: (goal) => `L’objectif de ${goal} signatures est atteint.`,
  now: {
    one: 'Il y a maintenant # signature.',
    many: 'Il y a maintenant # de signatures.',
    other: 'Il y a maintenant # signatures.',
  },

  persons: 'Personnes',
  organisations: 'Organisations',
  channels: { web: 'Sur le web', room: 'En salle', paper: 'Sur papier' },
  earlier: {
    one: '# porte sur une version antérieure du texte.',
    many: '# portent sur une version antérieure du texte.',
    other: '# portent sur une version antérieure du texte.',
  },

  latest: 'Dernières signatures publiées',
  association: 'Association',
  cooperative: 'Coopérative',
  mutual: 'Mutuelle',
  foundation: 'Fondation',
  commercial: 'Entreprise commerciale',
  none: 'Hors famille',
}
