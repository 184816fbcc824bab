import type { Choice, Status } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { Messages } from '../shared/widget.ts'

/** Every sentence of a vote. A sentence is whole: nothing is assembled from pieces. */
export interface VoteMessages extends Messages, Record<Choice | Exclude<Status, 'open'>, string> {
  loading: string
  unavailable: string
  retry: string

  opinion: string
  progress: (position: number, total: number) => string
  previous: string
  next: string
  summary: string

  sending: string
  recorded: string
  removed: string
  change: string
  changing: string
  withdraw: string
  superseded: string
  kept: string
  unsent: string
  refused: string
  yours: (choice: string) => string
  votes: PluralForms
}

export const fr: VoteMessages = {
  language: 'fr',

  loading: 'Chargement…',
  unavailable: 'Le vote est indisponible pour le moment.',
  retry: 'Réessayer',
  draft: 'Cette consultation n’est pas encore ouverte.',
  closed: 'Cette consultation est close.',

  opinion: 'Votre avis',
  agree: 'D’accord',
  disagree: 'Pas d’accord',
  pass: 'Je passe',
  progress: (position, total) => `Principe ${position} sur ${total}`,
  previous: 'Principe précédent',
  next: 'Principe suivant',
  summary: 'Voir mes votes',

  sending: 'Envoi de votre vote…',
  recorded: 'Vote enregistré.',
  removed: 'Vote retiré.',
  change: 'Changer',
  changing: 'Choisissez votre nouvelle réponse.',
  withdraw: 'Retirer mon vote',
  superseded: 'Un choix plus récent est gardé.',
  kept: 'Gardé sur cet appareil, pas encore reçu.',
  unsent: 'Pas encore reçu, gardez la page ouverte.',
  refused: 'Vote non enregistré.',
  yours: (choice) => `Votre réponse\xa0: ${choice}.`,
  votes: { one: '# vote', many: '# de votes', other: '# votes' },
}
