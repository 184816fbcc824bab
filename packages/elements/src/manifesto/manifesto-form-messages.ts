import type { Family, SignatureRefusal, SignatureStatus, Status } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { ManifestoMessages } from './manifesto-messages.ts'

/** The words of the form, and of what becomes of a signature. */
export interface FormMessages
  extends
    Record<Family | Exclude<Status, 'open'>, string>,
    Record<Exclude<SignatureStatus, 'confirmed' | 'pending'>, string> {
  sign: string
  changing: string
  who: string
  person: string
  organisation: string
  firstName: string
  lastName: string
  email: string
  emailWhy: PluralForms
  organisationName: string
  family: string
  siren: string
  role: string
  mandate: string
  mandateWhy: string
  reservation: string
  article: string
  reservationText: string
  left: PluralForms
  over: PluralForms
  consent: string
  publish: string
  publishOrganisation: string
  full: string
  short: string
  contact: string
  partner: string
  noPartner: string
  next: string
  send: string
  save: string
  cancel: string
  controller: (name: string) => string
  notice: string

  needed: string
  emailWrong: string
  sirenWrong: string
  tooLong: string
  consentMissing: string
  refusedAct: string

  sending: string
  sendingKept: string
  unread: string
  kept: string
  unsent: string
  pending: string
  pendingNext: string
  confirmed: (number: number) => string
  reasons: Record<SignatureRefusal, string>
  newVersion: string
  signNew: string
  readSigned: string
  change: string
  withdraw: string
  forGood: string
  again: string
  lost: string
  another: string
  link: string
  linkWhy: string
  copy: string
  copied: string
}

export const formMessages: Record<ManifestoMessages['language'], FormMessages> = {
  fr: {
    sign: 'Signer ce texte',
    changing: 'Modifier votre signature',
    who: 'Vous signez',
    person: 'En votre nom',
    organisation: 'Pour une organisation',
    firstName: 'Prénom',
    lastName: 'Nom',
    email: 'Adresse électronique',
    emailWhy: {
      one: 'Pour confirmer votre signature. Elle n’est pas publiée, et s’efface # jour après la clôture.',
      other: 'Pour confirmer votre signature. Elle n’est pas publiée, et s’efface # jours après la clôture.',
    },
    organisationName: 'Nom de l’organisation',
    family: 'Famille (facultatif)',
    siren: 'SIREN (facultatif)',
    role: 'Votre fonction',
    mandate: 'Votre mandat',
    mandateWhy: 'La décision par laquelle vous signez pour elle. L’équipe d’animation la vérifie.',
    reservation: 'Signer avec une réserve (facultatif)',
    article: 'L’article',
    reservationText: 'Votre réserve',
    left: { one: '# caractère restant', many: '# de caractères restants', other: '# caractères restants' },
    over: { one: '# caractère de trop', many: '# de caractères de trop', other: '# caractères de trop' },
    consent:
      'Je signe ce texte. Je sais que ma signature montre une opinion, et j’accepte qu’elle soit gardée pour être comptée. Je peux la retirer à tout moment.',
    publish: 'Publier mon nom',
    publishOrganisation: 'Publier le nom de l’organisation',
    full: 'Prénom et nom',
    short: 'Prénom et initiale du nom',
    contact: 'M’écrire pour me dire la suite',
    partner: 'Relayé par',
    noPartner: 'Aucun site',
    next: 'Un message part ensuite à votre adresse. Votre signature compte une fois que vous l’avez confirmée, sous 48 heures.',
    send: 'Signer',
    save: 'Enregistrer',
    cancel: 'Annuler',
    controller: (name) => `Responsable de vos données\xa0: ${name}.`,
    notice: 'Vos données et vos droits',

    needed: 'Ce champ est nécessaire.',
    emailWrong: 'Indiquez une adresse comme nom@example.org.',
    sirenWrong: 'Un SIREN a neuf chiffres.',
    tooLong: 'Cette réserve est trop longue.',
    consentMissing: 'Elle ne part pas sans votre accord.',
    refusedAct: 'Signature non enregistrée.',

    sending: 'Envoi en cours…',
    sendingKept: 'Envoi en cours. Elle est gardée sur cet appareil.',
    unread: 'Ce que devient votre signature ne peut pas être lu pour le moment.',
    kept: 'Gardée sur cet appareil, pas encore reçue.',
    unsent: 'Pas encore reçue, et cet appareil ne la garde pas\xa0: laissez la page ouverte.',
    pending: 'Signature reçue. Il reste à la confirmer.',
    pendingNext:
      'Un message est parti à votre adresse\xa0: ouvrez son lien sous 48 heures. Il n’en part qu’un par heure\u202f; regardez aussi dans les indésirables.',
    confirmed: (number) => `Signature confirmée, n°\xa0${number}.`,
    unverified: 'Signature confirmée. L’équipe d’animation la vérifie avant de la compter.',
    refused: 'Signature non comptée.',
    withdrawn: 'Signature retirée. Tout ce que vous aviez donné est effacé.',
    replaced: 'Cette signature a été remplacée par une autre, confirmée avec la même adresse.',
    expired: 'Cette signature n’a pas été confirmée à temps\xa0: elle est effacée.',
    reasons: {
      'no-mandate': 'Le mandat n’est pas établi.',
      'unknown-organisation': 'L’organisation n’est pas connue.',
      'false-name': 'Le nom paraît être celui d’une autre personne, ou de personne.',
      unlawful: 'Ce qui y est dit est contraire à la loi.',
    },
    newVersion:
      'Le texte a changé depuis que vous l’avez signé. Votre signature porte toujours sur la version d’avant.',
    signNew: 'Signer la nouvelle version',
    readSigned: 'Relire ce que j’ai signé',
    change: 'Modifier',
    withdraw: 'Retirer ma signature',
    forGood: 'Retirer pour de bon',
    again: 'Signer de nouveau',
    lost: 'Déjà signé depuis un autre appareil\u202f?',
    another: 'Une autre personne signe',
    link: 'Mon lien privé',
    linkWhy:
      'Ce lien permet de modifier ou de retirer votre signature depuis n’importe quel appareil. Ne le donnez à personne.',
    copy: 'Copier le lien',
    copied: 'Lien copié.',

    association: 'Association',
    cooperative: 'Coopérative',
    mutual: 'Mutuelle',
    foundation: 'Fondation',
    commercial: 'Entreprise commerciale',
    none: 'Hors famille',
    draft: 'Cette consultation n’est pas encore ouverte.',
    closed: 'Cette consultation est close\xa0: le texte ne se signe plus.',
  },
  en: {
    sign: 'Sign this text',
    changing: 'Change your signature',
    who: 'You sign',
    person: 'For yourself',
    organisation: 'For an organisation',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail address',
    emailWhy: {
      one: 'To confirm your signature. It is not published, and is erased # day after the closing.',
      other: 'To confirm your signature. It is not published, and is erased # days after the closing.',
    },
    organisationName: 'Name of the organisation',
    family: 'Family (optional)',
    siren: 'SIREN (optional)',
    role: 'Your role',
    mandate: 'Your mandate',
    mandateWhy: 'The decision by which you sign for it. The facilitators check it.',
    reservation: 'Sign with a reservation (optional)',
    article: 'The article',
    reservationText: 'Your reservation',
    left: { one: '# character left', other: '# characters left' },
    over: { one: '# character too many', other: '# characters too many' },
    consent:
      'I sign this text. I know that my signature shows an opinion, and I accept that it is kept to be counted. I can withdraw it at any time.',
    publish: 'Publish my name',
    publishOrganisation: 'Publish the name of the organisation',
    full: 'First and last name',
    short: 'First name and initial',
    contact: 'Write to me about what follows',
    partner: 'Brought by',
    noPartner: 'No site',
    next: 'A message then leaves for your address. Your signature counts once you have confirmed it, within 48 hours.',
    send: 'Sign',
    save: 'Save',
    cancel: 'Cancel',
    controller: (name) => `Responsible for your data: ${name}.`,
    notice: 'Your data and your rights',

    needed: 'This field is needed.',
    emailWrong: 'Give an address such as name@example.org.',
    sirenWrong: 'A SIREN has nine digits.',
    tooLong: 'This reservation is too long.',
    consentMissing: 'It does not leave without your agreement.',
    refusedAct: 'Signature not recorded.',

    sending: 'Sending…',
    sendingKept: 'Sending. It is kept on this device.',
    unread: 'What becomes of your signature cannot be read for now.',
    kept: 'Kept on this device, not yet received.',
    unsent: 'Not received yet, and this device does not keep it: leave the page open.',
    pending: 'Signature received. It is still to be confirmed.',
    pendingNext:
      'A message has left for your address: open its link within 48 hours. One an hour leaves at most; look among the unwanted ones too.',
    confirmed: (number) => `Signature confirmed, no. ${number}.`,
    unverified: 'Signature confirmed. The facilitators check it before it is counted.',
    refused: 'Signature not counted.',
    withdrawn: 'Signature withdrawn. All that you had given is erased.',
    replaced: 'This signature was replaced by another, confirmed with the same address.',
    expired: 'This signature was not confirmed in time: it is erased.',
    reasons: {
      'no-mandate': 'The mandate is not established.',
      'unknown-organisation': 'The organisation is not known.',
      'false-name': 'The name seems to be somebody else’s, or nobody’s.',
      unlawful: 'What it says is against the law.',
    },
    newVersion: 'The text has changed since you signed it. Your signature is still on the version before.',
    signNew: 'Sign the new version',
    readSigned: 'Read what I signed again',
    change: 'Change',
    withdraw: 'Withdraw my signature',
    forGood: 'Withdraw for good',
    again: 'Sign again',
    lost: 'Already signed from another device?',
    another: 'Someone else signs',
    link: 'My private link',
    linkWhy: 'This link lets you change or withdraw your signature from any device. Give it to nobody.',
    copy: 'Copy the link',
    copied: 'Link copied.',

    association: 'Association',
    cooperative: 'Cooperative',
    mutual: 'Mutual',
    foundation: 'Foundation',
    commercial: 'Commercial company',
    none: 'No family',
    draft: 'This consultation is not open yet.',
    closed: 'This consultation is closed: the text is signed no more.',
  },
}
