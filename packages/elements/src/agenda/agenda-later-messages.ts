import type { RegistrationStatus } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { AgendaMessages } from './agenda-messages.ts'

/** The words of what opens. */
export interface LaterMessages {
  place: string
  access: string
  page: string
  online: string
  link: string

  pick: string
  drop: string
  swap: string
  picked: string
  dropped: string
  overlaps: (title: string) => string
  sameWorkshop: (title: string) => string

  calendar: string
  file: string
  subscribing: string
  taking: string
  follow: string
  whole: string
  mine: string
  mineFile: string
  table: string

  register: string
  wait: string
  name: string
  email: string
  nameMissing: string
  emailMissing: string
  emailWrong: string
  use: string
  sending: string
  reading: string
  registered: string
  waiting: (position: number) => string
  withdrawn: string
  refused: string
  unread: string
  unknown: string
  kept: string
  unsent: string
  withdraw: string
  after: Record<RegistrationStatus, string>
  receipt: string
  keep: string
  copy: string
  copied: string
  closed: string
  free: PluralForms
  fullNow: PluralForms
}

export const laterMessages: Record<AgendaMessages['language'], LaterMessages> = {
  fr: {
    place: 'Lieu\u00a0:',
    access: 'Accès\u00a0:',
    page: 'En savoir plus sur cette séance',
    online: 'Suivre en ligne',
    link: 'Lien vers cette séance',

    pick: 'Ajouter à mon programme',
    drop: 'Retirer de mon programme',
    swap: 'Remplacer par celle-ci',
    picked: 'Séance ajoutée à votre programme, gardé sur cet appareil.',
    dropped: 'Séance retirée de votre programme.',
    overlaps: (title) => `Cette séance a lieu en même temps que «\u00a0${title}\u00a0», qui est dans votre programme.`,
    sameWorkshop: (title) =>
      `«\u00a0${title}\u00a0» est une autre séance du même atelier, et elle est dans votre programme.`,

    calendar: 'Mettre dans un agenda',
    file: 'Fichier (Apple, Thunderbird, Outlook)',
    subscribing: 'S’abonner\u00a0: votre agenda suivra les changements',
    taking: 'Télécharger\u00a0: une copie, qui ne suivra pas les changements',
    follow: 'Apple, Thunderbird, autre agenda',
    whole: 'Tout le programme (.ics)',
    mine: 'Mon programme (.ics)',
    mineFile: 'mon-programme.ics',
    table: 'Tableau (.csv)',

    register: 'S’inscrire',
    wait: 'Rejoindre la liste d’attente',
    name: 'Nom',
    email: 'Adresse électronique',
    nameMissing: 'Indiquez votre nom.',
    emailMissing: 'Indiquez votre adresse électronique.',
    emailWrong: 'Indiquez une adresse complète, comme nom@example.org.',
    use: 'Votre nom et votre adresse servent à tenir la liste de cette séance, et sont effacés trente jours après elle. Ils ne sont jamais rapprochés de vos votes.',
    sending: 'Envoi de votre demande…',
    reading: 'Lecture de votre inscription…',
    registered: 'Inscription enregistrée\u00a0: vous avez une place.',
    waiting: (position) => `Vous êtes sur la liste d’attente, au rang ${position}.`,
    withdrawn: 'Inscription retirée.',
    refused: 'Demande non enregistrée.',
    unknown: 'Ce lien ne mène à aucune inscription\u00a0: la place a peut-être été rendue.',
    unread: 'L’état de votre inscription n’a pas pu être lu.',
    kept: 'Demande gardée sur cet appareil, pas encore reçue.',
    unsent: 'Votre demande n’est pas encore partie. Gardez cette page ouverte.',
    withdraw: 'Me désinscrire',
    after: {
      registered: 'Aucun message ne vous sera envoyé\u00a0: cet appareil s’en souvient, et le lien privé y ramène.',
      waiting: 'Aucun message ne vous sera envoyé\u00a0: revenez voir ici si une place s’est libérée.',
      withdrawn: 'Votre nom et votre adresse sont effacés.',
    },
    receipt: 'Lien privé vers cette inscription',
    keep: 'Gardez-le pour vous désinscrire depuis un autre appareil\u00a0; qui l’a peut le faire aussi.',
    copy: 'Copier le lien privé',
    copied: 'Lien privé copié.',
    closed: 'Les inscriptions à cette séance sont closes.',
    free: {
      one: 'Il reste # place.',
      many: 'Il reste # de places.',
      other: 'Il reste # places.',
    },
    fullNow: {
      one: 'Complet. # personne attend une place.',
      many: 'Complet. # de personnes attendent une place.',
      other: 'Complet. # personnes attendent une place.',
    },
  },
  en: {
    place: 'Place:',
    access: 'Access:',
    page: 'More about this session',
    online: 'Follow online',
    link: 'Link to this session',

    pick: 'Add to my programme',
    drop: 'Remove from my programme',
    swap: 'Replace it with this one',
    picked: 'Session added to your programme, kept on this device.',
    dropped: 'Session removed from your programme.',
    overlaps: (title) => `This session takes place at the same time as “${title}”, which is in your programme.`,
    sameWorkshop: (title) => `“${title}” is another session of the same workshop, and it is in your programme.`,

    calendar: 'Add to a calendar',
    file: 'File (Apple, Thunderbird, Outlook)',
    subscribing: 'Subscribe: your calendar will follow the changes',
    taking: 'Download: a copy, which will not follow the changes',
    follow: 'Apple, Thunderbird, other calendar',
    whole: 'The whole programme (.ics)',
    mine: 'My programme (.ics)',
    mineFile: 'my-programme.ics',
    table: 'Table (.csv)',

    register: 'Register',
    wait: 'Join the waiting list',
    name: 'Name',
    email: 'E-mail address',
    nameMissing: 'Give your name.',
    emailMissing: 'Give your e-mail address.',
    emailWrong: 'Give a complete address, such as name@example.org.',
    use: 'Your name and address serve to keep the list of this session, and are deleted thirty days after it. They are never linked to your votes.',
    sending: 'Sending your request…',
    reading: 'Reading your registration…',
    registered: 'Registration recorded: you have a place.',
    waiting: (position) => `You are on the waiting list, number ${position}.`,
    withdrawn: 'Registration withdrawn.',
    refused: 'Request not recorded.',
    unknown: 'This link leads to no registration: the place may have been given back.',
    unread: 'The state of your registration could not be read.',
    kept: 'Request kept on this device, not yet received.',
    unsent: 'Your request has not been sent yet. Keep this page open.',
    withdraw: 'Withdraw my registration',
    after: {
      registered: 'No message will be sent: this device remembers it, and the private link leads back to it.',
      waiting: 'No message will be sent: come back here to see whether a place has come free.',
      withdrawn: 'Your name and address are deleted.',
    },
    receipt: 'Private link to this registration',
    keep: 'Keep it to withdraw from another device; whoever has it can do so too.',
    copy: 'Copy the private link',
    copied: 'Private link copied.',
    closed: 'Registration for this session is closed.',
    free: { one: '# place left.', other: '# places left.' },
    fullNow: { one: 'Full. # person is waiting for a place.', other: 'Full. # people are waiting for a place.' },
  },
}
