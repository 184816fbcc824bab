import type {
  Channel,
  Choice,
  ContributionKind,
  ContributionStatus,
  Family,
  LocalizedText,
  RefusalReason,
} from '@ess-widgets/contract'
import type { Moderation } from '../store/contribution-store.ts'
import type { Role } from '../store/member-store.ts'

const words = (fr: string, en: string): LocalizedText => ({ fr, en })

export const kindWords: Record<ContributionKind, LocalizedText> = {
  vision: words('Une vision', 'A vision'),
  principle: words('Un principe', 'A principle'),
  lever: words('Un levier', 'A lever'),
  brake: words('Un frein', 'A brake'),
  divergence: words('Une divergence', 'A divergence'),
}

export const statusWords: Record<ContributionStatus, LocalizedText> = {
  received: words('En attente', 'Waiting'),
  published: words('Publiées', 'Published'),
  refused: words('Refusées', 'Refused'),
  merged: words('Fusionnées', 'Merged'),
  withdrawn: words('Retirées', 'Withdrawn'),
}

export const reasonWords: Record<RefusalReason, LocalizedText> = {
  'off-topic': words('Hors sujet', 'Off topic'),
  'personal-data': words('Données personnelles', 'Personal data'),
  unlawful: words('Contraire à la loi', 'Unlawful'),
  advertising: words('Publicité', 'Advertising'),
  unreadable: words('Illisible', 'Unreadable'),
}

export const channelWords: Record<Channel, LocalizedText> = {
  web: words('Sur le web', 'On the web'),
  room: words('En salle', 'In the room'),
  paper: words('Sur papier', 'On paper'),
}

export const familyWords: Record<Family, LocalizedText> = {
  association: words('Association', 'Association'),
  cooperative: words('Coopérative', 'Cooperative'),
  mutual: words('Mutuelle', 'Mutual'),
  foundation: words('Fondation', 'Foundation'),
  commercial: words('Entreprise commerciale', 'Commercial company'),
  none: words('Hors famille', 'No family'),
}

export const choiceWords: Record<Choice, LocalizedText> = {
  agree: words('D’accord', 'Agree'),
  disagree: words('Pas d’accord', 'Disagree'),
  pass: words('Je passe', 'Pass'),
}

export const roleWords: Record<Role, LocalizedText> = {
  facilitator: words('Animation', 'Facilitator'),
  organiser: words('Organisation', 'Organiser'),
}

export const actWords: Record<Moderation['act'], LocalizedText> = {
  enter: words('Saisie sur papier', 'Entered from paper'),
  publish: words('Publication', 'Published'),
  refuse: words('Refus', 'Refused'),
  merge: words('Fusion', 'Merged'),
}
