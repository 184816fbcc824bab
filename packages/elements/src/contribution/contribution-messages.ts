import type { ContributionKind, Status } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { Messages } from '../shared/widget.ts'

/** Every sentence of the form. A sentence is whole: nothing is assembled from pieces. */
export interface ContributionMessages extends Messages, Record<ContributionKind | Exclude<Status, 'open'>, string> {
  loading: string
  unavailable: string
  retry: string

  question: string
  kind: string
  about: Record<ContributionKind, string>
  against: string
  none: string
  text: string
  left: PluralForms
  over: PluralForms
  you: string
  consent: string
  next: string
  send: string
  save: string
  cancel: string

  questionMissing: string
  kindMissing: string
  textMissing: string
  consentMissing: string
  peopleWrong: string

  table: (table: string) => string
  offline: string
  people: string
  keptAll: PluralForms

  sending: string
  kept: string
  unsent: string
  refusedAct: string
  received: (number: number) => string
  changed: (number: number) => string
  withdrawn: string
  editing: string
}

export const fr: ContributionMessages = {
  language: 'fr',

  loading: 'Chargement…',
  unavailable: 'L’atelier est indisponible pour le moment.',
  retry: 'Réessayer',
  draft: 'Cette consultation n’est pas encore ouverte.',
  closed: 'Cette consultation est close.',

  question: 'La question',
  kind: 'Votre contribution est',
  vision: 'Une vision',
  principle: 'Un principe',
  lever: 'Un levier',
  brake: 'Un frein',
  divergence: 'Une divergence',
  about: {
    vision: 'Comment vous voyez l’ESS.',
    principle: 'Ce qui doit fonder l’ESS.',
    lever: 'Ce qui la fait avancer.',
    brake: 'Ce qui la retient.',
    divergence: 'Ce sur quoi vous n’êtes pas d’accord.',
  },
  against: 'En désaccord avec quel principe\u202f? (facultatif)',
  none: 'Sans réponse',
  text: 'Votre texte',
  left: { one: '# caractère restant', many: '# de caractères restants', other: '# caractères restants' },
  over: { one: '# caractère de trop', many: '# de caractères de trop', other: '# caractères de trop' },
  you: 'À propos de vous (facultatif)',
  consent: 'J’accepte que ma contribution soit publiée, avec ce que j’y dis de moi.',
  next: 'L’équipe d’animation la lit d’abord, et vous dit ici ce qu’elle devient. Vous pourrez la modifier jusque-là, et la retirer à tout moment.',
  send: 'Envoyer',
  save: 'Enregistrer',
  cancel: 'Annuler',

  questionMissing: 'Choisissez une question.',
  kindMissing: 'Dites ce qu’est votre contribution.',
  textMissing: 'Écrivez votre contribution.',
  consentMissing: 'Elle ne part pas sans votre accord.',
  peopleWrong: 'Indiquez un nombre de 1 à 100.',

  table: (table) => `Table ${table}`,
  offline: 'Sans réseau, tout est gardé sur cet appareil et part dès que possible.',
  people: 'Nombre de personnes à la table (facultatif)',
  keptAll: {
    one: '# contribution attend sur cet appareil.',
    many: '# de contributions attendent sur cet appareil.',
    other: '# contributions attendent sur cet appareil.',
  },

  sending: 'Envoi en cours…',
  kept: 'Gardée sur cet appareil, pas encore reçue.',
  unsent: 'Pas encore reçue, et cet appareil ne la garde pas\xa0: laissez la page ouverte.',
  refusedAct: 'Contribution non enregistrée.',
  received: (number) => `Bien reçue, reçu n°\xa0${number}.`,
  changed: (number) => `Modification reçue, reçu n°\xa0${number}.`,
  withdrawn: 'Retirée. Son texte est effacé.',
  editing: 'Vous modifiez une contribution déjà reçue.',
}
