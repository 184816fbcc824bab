import type { ContributionKind, Family, Status } from '@ess-widgets/contract/vocabulary.js'
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
  personal: string
  you: string
  family: string
  families: Record<Family, string>
  organisation: string
  author: string
  shown: string
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
  back: string
  received: (number: number) => string
  receivedNext: string
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
  against: 'Avec quel principe\xa0? (facultatif)',
  none: 'Sans réponse',
  text: 'Votre texte',
  left: { one: '# caractère restant', many: '# de caractères restants', other: '# caractères restants' },
  over: { one: '# caractère de trop', many: '# de caractères de trop', other: '# caractères de trop' },
  personal:
    'Ce texte semble contenir une adresse électronique ou un numéro de téléphone\xa0: une fois publié, tout le monde pourrait le lire.',
  you: 'À propos de vous (facultatif)',
  family: 'Votre famille de l’ESS',
  families: {
    association: 'Association',
    cooperative: 'Coopérative',
    mutual: 'Mutuelle',
    foundation: 'Fondation',
    commercial: 'Entreprise commerciale de l’ESS',
    none: 'Hors famille (service public, recherche, autre)',
  },
  organisation: 'Votre organisation',
  author: 'Votre nom',
  shown: 'Ce que vous écrivez ici sera publié avec votre texte.',
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
  people: 'Nombre de personnes à la table',
  keptAll: {
    one: '# contribution attend sur cet appareil.',
    many: '# de contributions attendent sur cet appareil.',
    other: '# contributions attendent sur cet appareil.',
  },

  sending: 'Envoi en cours…',
  kept: 'Gardée sur cet appareil, pas encore reçue.',
  unsent: 'Pas encore reçue, cet appareil ne la garde pas\xa0: laissez la page ouverte.',
  refusedAct: 'Contribution non enregistrée.',
  back: 'Son texte est de nouveau dans le formulaire.',
  received: (number) => `Bien reçue, reçu n°\xa0${number}.`,
  receivedNext: 'Elle attend d’être lue.',
  withdrawn: 'Retirée. Son texte est effacé.',
  editing: 'Vous modifiez une contribution déjà reçue.',
}
