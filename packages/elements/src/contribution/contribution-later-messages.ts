import type { Family, RefusalReason } from '@ess-widgets/contract/vocabulary.js'
import type { ContributionMessages } from './contribution-messages.ts'

/** The words of what comes later. */
interface LaterMessages {
  personal: string
  family: string
  families: Record<Family, string>
  organisation: string
  author: string
  shown: string
  serves: (table: string) => string
  leave: string
  left: string
  back: string
  receivedNext: string
  yours: string
  unread: string
  published: (number: number) => string
  refused: (number: number) => string
  reasons: Record<RefusalReason, string>
  note: (note: string) => string
  merged: (number: number) => string
  becamePrinciple: (statement: string) => string
  unknown: string
  link: string
  keep: string
  copy: string
  copied: string
  edit: string
  withdraw: string
  forGood: string
}

export const laterMessages: Record<ContributionMessages['language'], LaterMessages> = {
  fr: {
    personal:
      'Ce texte semble contenir une adresse électronique ou un numéro de téléphone\xa0: une fois publié, tout le monde pourrait le lire.',
    family: 'Votre famille de l’ESS',
    families: {
      association: 'Association',
      cooperative: 'Coopérative',
      mutual: 'Mutuelle',
      foundation: 'Fondation',
      commercial: 'Entreprise commerciale',
      none: 'Hors famille (service public, recherche, autre)',
    },
    organisation: 'Votre organisation',
    author: 'Votre nom',
    shown: 'Ce que vous écrivez ici sera publié avec votre texte.',
    serves: (table) => `Cet appareil sert la table ${table}.`,
    leave: 'Ne plus servir la table',
    left: 'Cet appareil ne sert plus la table.',
    back: 'Son texte est de nouveau dans le formulaire.',
    receivedNext: 'Elle attend d’être lue.',
    yours: 'Vos contributions',
    unread: 'Ce qu’elle est devenue n’a pas pu être lu.',
    published: (number) => `Contribution n°\xa0${number}, publiée.`,
    refused: (number) => `Contribution n°\xa0${number}, non publiée.`,
    reasons: {
      'off-topic': 'Elle ne répond pas à la question.',
      'personal-data': 'Elle dit de quelqu’un ce qui ne doit pas être publié.',
      unlawful: 'La loi ne permet pas de la publier.',
      advertising: 'C’est une annonce.',
      unreadable: 'Elle n’a pas pu être comprise.',
    },
    note: (note) => `L’équipe d’animation vous dit\xa0: «\xa0${note}\xa0»`,
    merged: (number) => `Réunie avec la contribution n°\xa0${number}, qui dit la même chose\xa0:`,
    becamePrinciple: (statement) => `Elle est devenue un principe\xa0: «\xa0${statement}\xa0»`,
    unknown: 'Ce lien ne mène à aucune contribution.',
    link: 'Son lien privé',
    keep: 'Gardez le lien privé d’une contribution\xa0: il permet de la suivre, et de la retirer, depuis n’importe quel appareil.',
    copy: 'Copier le lien',
    copied: 'Lien copié.',
    edit: 'Modifier',
    withdraw: 'Retirer',
    forGood: 'Retirer pour de bon',
  },
  en: {
    personal:
      'This text seems to hold an e-mail address or a telephone number: once it is published, everyone could read it.',
    family: 'Your family of the sector',
    families: {
      association: 'Association',
      cooperative: 'Cooperative',
      mutual: 'Mutual society',
      foundation: 'Foundation',
      commercial: 'Commercial company',
      none: 'None (public body, research, other)',
    },
    organisation: 'Your organisation',
    author: 'Your name',
    shown: 'What you write here will be published with your text.',
    serves: (table) => `This device serves table ${table}.`,
    leave: 'Serve the table no more',
    left: 'This device serves the table no more.',
    back: 'Its text is in the form again.',
    receivedNext: 'It is waiting to be read.',
    yours: 'Your contributions',
    unread: 'We could not read what became of it.',
    published: (number) => `Contribution ${number}, published.`,
    refused: (number) => `Contribution ${number}, not published.`,
    reasons: {
      'off-topic': 'It does not answer the question.',
      'personal-data': 'It says something about a person that must not be published.',
      unlawful: 'The law does not allow its publication.',
      advertising: 'It is an advertisement.',
      unreadable: 'It could not be understood.',
    },
    note: (note) => `The facilitating team tells you: “${note}”`,
    merged: (number) => `Joined with contribution ${number}, which says the same:`,
    becamePrinciple: (statement) => `It became a principle: “${statement}”`,
    unknown: 'This link leads to no contribution.',
    link: 'Its private link',
    keep: 'Keep the private link of a contribution: it lets you follow it, and withdraw it, from any device.',
    copy: 'Copy the link',
    copied: 'Link copied.',
    edit: 'Change',
    withdraw: 'Withdraw',
    forGood: 'Withdraw for good',
  },
}
