import type { Family, TotalsPolicy } from '@ess-widgets/contract/vocabulary.js'
import type { VoteMessages } from './vote-messages.ts'

/** The words of what comes later. */
interface LaterMessages extends Record<Family, string> {
  end: string
  answered: (answers: number, total: number) => string
  pending: string
  /** When results come, by what the consultation publishes. */
  results: Record<TotalsPolicy, string>

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
    results: {
      always: 'Les résultats par famille seront publiés à la clôture.',
      'after-vote': 'Les résultats par famille seront publiés à la clôture.',
      'at-close': 'Les résultats paraissent par familles, et pour l’ensemble à la clôture.',
      never: 'Cette consultation ne publie pas ses résultats ici.',
    },

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
    results: {
      always: 'Results by family will be published at the close.',
      'after-vote': 'Results by family will be published at the close.',
      'at-close': 'Results are published by family, and for everybody at the close.',
      never: 'This consultation does not publish its results here.',
    },

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
