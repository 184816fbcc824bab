import type {
  Channel,
  Choice,
  ContributionKind,
  ContributionStatus,
  Family,
  LocalizedText,
  RefusalReason,
  SignatureRefusal,
  SignatureStatus,
  SignerKind,
  Visibility,
} from '@ess-widgets/contract'
import type { Moderation } from '../store/contribution-store.ts'
import type { Role } from '../store/member-store.ts'
import type { Verification } from '../store/signature-store.ts'

const words = (fr: string, en: string): LocalizedText => ({ fr, en })

export const kindWords: Record<ContributionKind, LocalizedText> = {
  vision: words('Une vision', 'A vision'),
  principle: words('Un principe', 'A principle'),
  lever: words('Un levier', 'A lever'),
  brake: words('Un frein', 'An obstacle'),
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
  mutual: words('Mutuelle', 'Mutual society'),
  foundation: words('Fondation', 'Foundation'),
  commercial: words('Entreprise commerciale', 'Commercial company'),
  none: words('Hors famille', 'Outside these families'),
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

export const signatureStatusWords: Record<SignatureStatus, LocalizedText> = {
  pending: words('À confirmer', 'To confirm'),
  confirmed: words('Confirmée', 'Confirmed'),
  unverified: words('À vérifier', 'To verify'),
  refused: words('Non comptée', 'Not counted'),
  withdrawn: words('Retirée', 'Withdrawn'),
  replaced: words('Remplacée', 'Replaced'),
  expired: words('Effacée sans confirmation', 'Erased without a confirmation'),
}

export const signatureReasonWords: Record<SignatureRefusal, LocalizedText> = {
  'no-mandate': words('Sans mandat', 'No mandate'),
  'unknown-organisation': words('Organisation inconnue', 'Unknown organisation'),
  'false-name': words('Nom d’une autre personne, ou de personne', 'Somebody else’s name, or nobody’s'),
  unlawful: words('Contraire à la loi', 'Unlawful'),
}

export const visibilityWords: Record<Visibility, LocalizedText> = {
  none: words('Aucun nom', 'No name'),
  short: words('Prénom et initiale du nom', 'First name and initial'),
  full: words('Prénom et nom', 'First and last name'),
}

export const verificationWords: Record<Verification['act'], LocalizedText> = {
  enter: words('Saisie sur papier', 'Entered from paper'),
  accept: words('Comptée', 'Counted'),
  refuse: words('Non comptée', 'Not counted'),
}

export const signerWords: Record<SignerKind, LocalizedText> = {
  person: words('Une personne', 'A person'),
  organisation: words('Une organisation', 'An organisation'),
}
