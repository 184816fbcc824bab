import type { Session } from '../session.ts'

/** The languages in which we write for other programs. */
export type Language = 'fr' | 'en'

type Kind = Session['kind']
type Status = NonNullable<Session['status']>

interface Words {
  kinds: Record<Kind, string>
  statuses: Record<Status, string>
  /** What a title becomes: a calendar shows it where it may show no status. */
  titles: Record<Status, (title: string) => string>
  speakers: (names: string) => string
  access: (notes: string) => string
  online: (address: string) => string
}

const asItIs = (title: string) => title

export const words: Record<Language, Words> = {
  fr: {
    kinds: {
      plenary: 'Plénière',
      talk: 'Intervention',
      panel: 'Table ronde',
      workshop: 'Atelier',
      meeting: 'Rencontre',
      break: 'Pause',
      other: 'Autre',
    },
    statuses: { confirmed: 'Confirmée', cancelled: 'Annulée', postponed: 'Reportée' },
    titles: {
      confirmed: asItIs,
      cancelled: (title) => `Annulée\u00a0: ${title}`,
      postponed: (title) => `Reportée\u00a0: ${title}`,
    },
    speakers: (names) => `Avec\u00a0: ${names}`,
    access: (notes) => `Accès\u00a0: ${notes}`,
    online: (address) => `En ligne\u00a0: ${address}`,
  },
  en: {
    kinds: {
      plenary: 'Plenary',
      talk: 'Talk',
      panel: 'Panel',
      workshop: 'Workshop',
      meeting: 'Meeting',
      break: 'Break',
      other: 'Other',
    },
    statuses: { confirmed: 'Confirmed', cancelled: 'Cancelled', postponed: 'Postponed' },
    titles: {
      confirmed: asItIs,
      cancelled: (title) => `Cancelled: ${title}`,
      postponed: (title) => `Postponed: ${title}`,
    },
    speakers: (names) => `With: ${names}`,
    access: (notes) => `Access: ${notes}`,
    online: (address) => `Online: ${address}`,
  },
}

/** The headings of the table, in the order of its columns. Beside the other words, so that who writes no table can drop them. */
export const headings: Record<Language, string[]> = {
  fr: [
    'Identifiant',
    'Titre',
    'Format',
    'État',
    'Début',
    'Fin',
    'Fuseau horaire',
    'Lieu',
    'Adresse',
    'En ligne',
    'Page',
    'Intervenants',
    'Thème',
    'Capacité',
    'Places libres',
    'En attente',
  ],
  en: [
    'Identifier',
    'Title',
    'Kind',
    'Status',
    'Start',
    'End',
    'Time zone',
    'Place',
    'Address',
    'Online',
    'Page',
    'Speakers',
    'Tracks',
    'Capacity',
    'Free places',
    'Waiting',
  ],
}
