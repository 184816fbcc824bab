import type { SessionKind, SessionStatus } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { Messages } from '../shared/widget.ts'

/** Every sentence of an agenda, but those of what opens. */
export interface AgendaMessages extends Messages, Record<SessionKind, string> {
  loading: string
  unavailable: string
  retry: string
  empty: string
  past: string
  partial: string

  search: string
  kind: string
  track: string
  everything: string
  mine: string
  found: PluralForms
  none: string
  clear: string

  list: string
  day: string
  days: string
  subscribe: string

  status: Record<Exclude<SessionStatus, 'confirmed'>, string>
  now: string
  next: string
  over: string
  picked: string
  full: string
  places: PluralForms
  wholeDay: string
  until: (day: string) => string
  zone: (zone: string) => string
  yours: (time: string) => string
}

export const fr: AgendaMessages = {
  language: 'fr',

  loading: 'Chargement du programme…',
  unavailable: 'Le programme est indisponible pour le moment.',
  retry: 'Réessayer',
  empty: 'Le programme n’est pas encore publié.',
  past: 'Ces séances ont eu lieu.',
  partial: 'Une partie du programme n’a pas pu être lue.',

  search: 'Rechercher',
  kind: 'Format',
  track: 'Thème',
  everything: 'Tous',
  mine: 'Mon programme',
  found: { one: '# séance', many: '# de séances', other: '# séances' },
  none: 'Aucune séance ne correspond.',
  clear: 'Tout afficher',

  list: 'Liste',
  day: 'Par jour',
  days: 'Jours',
  subscribe: 'S’abonner, télécharger',

  plenary: 'Plénière',
  talk: 'Intervention',
  panel: 'Table ronde',
  workshop: 'Atelier',
  meeting: 'Rencontre',
  break: 'Pause',
  other: 'Autre',

  status: { cancelled: 'Annulée', postponed: 'Reportée' },
  now: 'En ce moment',
  next: 'À suivre',
  over: 'Terminée',
  picked: 'Dans mon programme',
  full: 'Complet, liste d’attente ouverte',
  places: { one: '# place libre', many: '# de places libres', other: '# places libres' },
  wholeDay: 'Toute la journée',
  until: (day) => `jusqu’au ${day}`,
  zone: (zone) =>
    `Heures du programme\xa0: ${zone || 'celles de chaque lieu'}. Celles de votre appareil sont indiquées aussi.`,
  yours: (time) => `chez vous\xa0: ${time}`,
}
