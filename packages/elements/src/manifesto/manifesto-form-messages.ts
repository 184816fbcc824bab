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
  reservationWhy: string
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
  nextOrganisation: string
  changeOrganisation: string
  send: string
  save: string
  cancel: string
  controller: (name: string) => string
  notice: string

  colon: string
  needed: string
  emailWrong: string
  sirenWrong: string
  tooLong: string
  consentMissing: string
  refusedAct: string

  sending: string
  sendingKept: string
  unread: string
  linkUnread: string
  withdrawing: string
  withdrawKept: string
  withdrawUnsent: string
  refusedWithdrawal: string
  kept: string
  keptNext: string
  unsent: string
  pending: string
  pendingNext: string
  pendingAgain: string
  pendingWrong: string
  confirmed: (number: string) => string
  saved: string
  shownAs: string
  notShown: string
  withReservation: string
  reasons: Record<SignatureRefusal, string>
  newVersion: string
  signNew: string
  readSigned: string
  change: string
  withdraw: string
  forGood: string
  again: string
  erase: string
  lost: string
  another: string
  anotherWhy: string
  forget: string
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
    reservationWhy: 'L’équipe d’animation la lit. Seul le nombre de réserves par article est publié.',
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
    nextOrganisation:
      'Un message part ensuite à votre adresse. Une fois confirmée, sous 48 heures, votre signature est vérifiée par l’équipe d’animation, puis comptée.',
    changeOrganisation:
      'Si vous changez le nom de l’organisation, sa famille, son SIREN, votre fonction ou votre mandat, l’équipe d’animation vérifie de nouveau la signature avant de la compter.',
    send: 'Signer',
    save: 'Enregistrer',
    cancel: 'Annuler',
    controller: (name) => `Responsable de vos données\xa0: ${name}.`,
    notice: 'Vos données et vos droits',

    colon: '\xa0: ',
    needed: 'Ce champ est nécessaire.',
    emailWrong: 'Indiquez une adresse comme nom@example.org.',
    sirenWrong: 'Un SIREN a neuf chiffres.',
    tooLong: 'Cette réserve est trop longue.',
    consentMissing: 'Cochez cette case pour signer.',
    refusedAct: 'Signature non enregistrée.',

    sending: 'Envoi en cours…',
    sendingKept: 'Envoi en cours. Votre signature est gardée sur cet appareil.',
    unread: 'Ce que devient votre signature ne peut pas être lu pour le moment.',
    linkUnread: 'Votre lien privé n’a pas pu être lu\xa0: ouvrez-le de nouveau quand le réseau sera là.',
    withdrawing: 'Retrait en cours…',
    withdrawKept: 'Retrait gardé sur cet appareil, pas encore reçu. Votre signature est toujours comptée.',
    withdrawUnsent: 'Retrait pas encore reçu, et cet appareil ne le garde pas\xa0: laissez la page ouverte.',
    refusedWithdrawal: 'Signature non retirée.',
    kept: 'Signature gardée sur cet appareil, pas encore reçue.',
    keptNext:
      'Elle partira d’elle-même quand le réseau reviendra ou, si vous fermez cette page, à votre prochaine visite de ce site.',
    unsent: 'Signature pas encore reçue, et cet appareil ne la garde pas\xa0: laissez la page ouverte.',
    pending: 'Signature reçue. Il reste à la confirmer.',
    pendingNext:
      'Un message part à votre adresse, s’il n’en est pas parti un dans l’heure\xa0: ouvrez son lien sous 48 heures. Regardez aussi dans les indésirables.',
    pendingAgain: 'Demander un autre message',
    pendingWrong: 'Adresse mal écrite\u202f? Retirez cette signature, et signez de nouveau.',
    confirmed: (number) => `Signature confirmée, n°\xa0${number}.`,
    unverified: 'Signature confirmée. L’équipe d’animation la vérifie avant de la compter.',
    refused: 'Signature non comptée.',
    withdrawn: 'Signature retirée. Tout ce que vous aviez donné est effacé.',
    replaced: 'Cette signature a été remplacée par une autre, confirmée avec la même adresse.',
    expired: 'Cette signature n’a pas été confirmée à temps\xa0: elle est effacée.',
    saved: 'Modification enregistrée.',
    shownAs: 'Nom publié une fois la signature comptée\xa0:',
    notShown: 'Aucun nom n’est publié.',
    withReservation: 'Avec une réserve\xa0:',
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
    erase: 'Effacer ce que j’ai écrit',
    lost: 'Déjà signé depuis un autre appareil\u202f?',
    another: 'Une autre personne signe',
    anotherWhy: 'Cet appareil va oublier votre signature, qui reste comptée. Gardez d’abord votre lien privé.',
    forget: 'Oublier sur cet appareil',
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
    who: 'You are signing',
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
    reservationWhy: 'The facilitators read it. Only the number of reservations per article is published.',
    left: { one: '# character left', other: '# characters left' },
    over: { one: '# character too many', other: '# characters too many' },
    consent:
      'I sign this text. I know that my signature shows an opinion, and I accept that it is kept to be counted. I can withdraw it at any time.',
    publish: 'Publish my name',
    publishOrganisation: 'Publish the name of the organisation',
    full: 'First and last name',
    short: 'First name and initial',
    contact: 'Keep me informed by e-mail',
    partner: 'Through the site of',
    noPartner: 'No site',
    next: 'You will then receive a message. Your signature counts once you have confirmed it, within 48 hours.',
    nextOrganisation:
      'You will then receive a message. Once you have confirmed, within 48 hours, the facilitators check the signature and then count it.',
    changeOrganisation:
      'If you change the name of the organisation, its family, its SIREN, your role or your mandate, the facilitators check the signature again before it is counted.',
    send: 'Sign',
    save: 'Save',
    cancel: 'Cancel',
    controller: (name) => `Responsible for your data: ${name}.`,
    notice: 'Your data and your rights',

    colon: ': ',
    needed: 'This field is needed.',
    emailWrong: 'Give an address such as name@example.org.',
    sirenWrong: 'A SIREN has nine digits.',
    tooLong: 'This reservation is too long.',
    consentMissing: 'Tick this box to sign.',
    refusedAct: 'Signature not recorded.',

    sending: 'Sending…',
    sendingKept: 'Sending. Your signature is kept on this device.',
    unread: 'What becomes of your signature cannot be read for now.',
    linkUnread: 'Your private link could not be read: open it again once there is a network.',
    withdrawing: 'Withdrawing…',
    withdrawKept: 'Withdrawal kept on this device, not yet received. Your signature is still counted.',
    withdrawUnsent: 'Withdrawal not received yet, and this device does not keep it: leave the page open.',
    refusedWithdrawal: 'Signature not withdrawn.',
    kept: 'Signature kept on this device, not yet received.',
    keptNext: 'It will be sent when the network is back or, if you close this page, when you next visit this site.',
    unsent: 'Signature not received yet, and this device does not keep it: leave the page open.',
    pending: 'Signature received. You still have to confirm it.',
    pendingNext:
      'A message is being sent to you, unless one was sent within the hour: open its link within 48 hours. Look in your spam folder too.',
    pendingAgain: 'Ask for another message',
    pendingWrong: 'Mistyped address? Withdraw this signature, and sign again.',
    confirmed: (number) => `Signature confirmed, no. ${number}.`,
    unverified: 'Signature confirmed. The facilitators check it before it is counted.',
    refused: 'Signature not counted.',
    withdrawn: 'Signature withdrawn. All that you had given is erased.',
    replaced: 'This signature was replaced by another, confirmed with the same address.',
    expired: 'This signature was not confirmed in time: it is erased.',
    saved: 'Change saved.',
    shownAs: 'Name published once the signature is counted:',
    notShown: 'No name is published.',
    withReservation: 'With a reservation:',
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
    erase: 'Erase what I wrote',
    lost: 'Already signed from another device?',
    another: 'Someone else is signing',
    anotherWhy: 'This device will forget your signature, which stays counted. Keep your private link first.',
    forget: 'Forget it on this device',
    link: 'My private link',
    linkWhy: 'This link lets you change or withdraw your signature from any device. Do not share it.',
    copy: 'Copy the link',
    copied: 'Link copied.',

    association: 'Association',
    cooperative: 'Cooperative',
    mutual: 'Mutual',
    foundation: 'Foundation',
    commercial: 'Commercial company',
    none: 'No family',
    draft: 'This consultation is not open yet.',
    closed: 'This consultation is closed: the text can no longer be signed.',
  },
}
