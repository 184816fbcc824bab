import { typeset } from '../typography.ts'
import { plural, type Messages } from './messages.ts'

const count = plural('fr')

const choices = { agree: 'D’accord', disagree: 'Pas d’accord', pass: 'Je passe' }

const families = {
  association: 'Association',
  cooperative: 'Coopérative',
  mutual: 'Mutuelle',
  foundation: 'Fondation',
  commercial: 'Entreprise commerciale',
  none: 'Hors famille',
}

export const fr: Messages = {
  language: 'fr',
  direction: 'ltr',
  typeset,

  loading: 'Chargement de la consultation…',
  unavailable: 'Le vote ne peut pas s’afficher ici pour le moment.',
  retry: 'Réessayer',

  opinion: 'Votre avis',
  choices,
  progress: (position, total) => `Principe ${position} sur ${total}`,
  previous: 'Principe précédent',
  next: 'Principe suivant',
  summary: 'Voir mes votes',

  sending: 'Envoi de votre vote…',
  recorded: 'Vote enregistré.',
  removed: 'Vote retiré.',
  change: 'Changer',
  changing: 'Choisissez une autre réponse\u202f; elle remplacera la première.',
  remove: 'Retirer mon vote',
  superseded: 'Un choix plus récent, fait ailleurs, a été gardé.',
  unsent: 'Votre vote n’est pas encore parti. Gardez cette page ouverte\u202f; il partira dès que possible.',
  removalUnsent:
    'Le retrait de votre vote n’est pas encore parti. Gardez cette page ouverte\u202f; il partira dès que possible.',
  refused: 'Votre vote n’a pas été enregistré.',
  foreign: 'Votre vote n’est pas enregistré\xa0: ce site n’est pas partenaire de la consultation.',
  yours: (choice) => `Votre réponse\xa0: ${choices[choice]}.`,
  refusals: { draft: 'Cette consultation n’est pas encore ouverte.', closed: 'Cette consultation est close.' },

  shares: {
    agree: (amount) => `${amount} d’accord`,
    disagree: (amount) => `${amount} pas d’accord`,
    pass: (amount, people) => (people < 2 ? `${amount} passe` : `${amount} passent`),
  },
  votes: (people) => count(people, { one: 'sur # vote', many: 'sur # de votes', other: 'sur # votes' }),
  noVotes: 'Aucun vote pour le moment.',
  percent: (share) => `${share}\u202f%`,

  family: 'De quelle famille êtes-vous\u202f?',
  families,
  familyReason: (minimum) =>
    `Facultatif. Pour montrer où les familles se rejoignent et où elles divergent. Jamais montré pour moins de ${minimum} personnes.`,
  familyUnstated: 'Sans réponse',
  familyStated: (family) => `Votre famille\xa0: ${families[family]}`,
  familySave: 'Enregistrer',
  familySkip: 'Ne pas répondre',
  familyRecorded: 'Réponse enregistrée.',

  end: 'Vos votes',
  answered: (answers, total) =>
    `Vous avez répondu à ${count(answers, { one: '# principe', other: '# principes' })} sur ${total}.`,
  unanswered: 'Sans réponse',
}
