import type { Family } from '@ess-widgets/contract/vocabulary.js'
import type { VoteMessages } from './vote-messages.ts'

/** The words of what comes later. */
interface LaterMessages extends Record<Family, string> {
  end: string
  answered: (answers: number, total: number) => string
  pending: string

  question: string
  reason: (minimum: number) => string
  stated: (family: string) => string
  unstated: string
  save: string
  skip: string
  saved: string
  unsaved: string
}

export const laterMessages: Record<VoteMessages['language'], LaterMessages> = {
  fr: {
    end: 'Vos votes',
    answered: (answers, total) => `Réponses données\xa0: ${answers} sur ${total}.`,
    pending: 'pas encore reçu',

    question: 'De quelle famille êtes-vous\u202f?',
    reason: (minimum) =>
      `Facultatif, pour voir où les familles se rejoignent ou divergent. Rien n’est montré d’une famille de moins de ${minimum}\xa0personnes.`,
    stated: (family) => `Votre famille\xa0: ${family}`,
    association: 'Association',
    cooperative: 'Coopérative',
    mutual: 'Mutuelle',
    foundation: 'Fondation',
    commercial: 'Entreprise commerciale',
    none: 'Hors famille',
    unstated: 'Sans réponse',
    save: 'Enregistrer',
    skip: 'Ne pas répondre',
    saved: 'Réponse enregistrée.',
    unsaved: 'Réponse non enregistrée.',
  },
  en: {
    end: 'Your votes',
    answered: (answers, total) => `Answers given: ${answers} of ${total}.`,
    pending: 'not yet received',

    question: 'Which family are you from?',
    reason: (minimum) =>
      `Optional, to see where families meet or diverge. Nothing is shown of a family of fewer than ${minimum} people.`,
    stated: (family) => `Your family: ${family}`,
    association: 'Association',
    cooperative: 'Cooperative',
    mutual: 'Mutual society',
    foundation: 'Foundation',
    commercial: 'Commercial company',
    none: 'None of these',
    unstated: 'No answer',
    save: 'Save',
    skip: 'Do not answer',
    saved: 'Answer recorded.',
    unsaved: 'Answer not recorded.',
  },
}
