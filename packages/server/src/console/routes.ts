import { Type } from 'typebox'
import { exact, formed, IdempotencyKey, Slug, WebAddress } from '@ess-widgets/contract'
import {
  choices,
  contributionKinds,
  families,
  refusalReasons,
  signatureRefusals,
  signatureStatuses,
  signerKinds,
  visibilities,
} from '@ess-widgets/contract/vocabulary.js'
import type { PageRoute } from '../pages/route.ts'
import { roles } from '../store/member-store.ts'

const home = '/console/{consultation}'
const one = `${home}/contributions/{number}`
const signature = `${home}/signatures/{number}`

const Line = Type.String({ maxLength: 200 })
const number = formed('^[1-9][0-9]{0,8}$', 'un nombre entier', 'a whole number')
/** What the facilitator had before their eyes, and the page they come back to. */
const seen = {
  seen: Type.String({ pattern: '^[0-9]{1,10}\\.[0-9]{1,9}$' }),
  from: Type.Optional(Type.Enum(['queue', 'contribution'])),
}
/** The signature as the facilitator had it before their eyes. */
const seenSignature = {
  revision: Type.String({ pattern: '^[1-9][0-9]{0,9}$' }),
  status: Type.Enum([...signatureStatuses]),
}
const SheetName = Type.String({ maxLength: 40 })
const Ticked = Type.Optional(Type.Literal('yes'))
const Question = formed('^[a-z0-9-]{1,64}\\.[a-z0-9-]{1,64}$', 'une question d’un atelier', 'a question of a workshop')

/** All of the console. The server serves this list, and the tests try each of it as everyone. */
export const consoleRoutes = {
  style: { method: 'GET', path: '/console/console.css', policy: 'guest' },
  script: { method: 'GET', path: '/console/console.js', policy: 'guest' },
  kitStyle: { method: 'GET', path: '/console/kit.css', policy: 'guest' },
  chooseLanguage: {
    method: 'POST',
    path: '/console/langue',
    policy: 'guest',
    form: exact({
      language: Type.Enum(['fr', 'en']),
      page: Type.String({ pattern: '^/(console|signature)(/[a-z0-9/-]*)?(\\?[A-Za-z0-9=&.%+*_-]*)?$', maxLength: 500 }),
    }),
  },
  readConsultations: { method: 'GET', path: '/console', policy: 'guest' },
  readEntrance: { method: 'GET', path: `${home}/entrer`, policy: 'guest' },
  enter: {
    method: 'POST',
    path: `${home}/entrer`,
    policy: 'guest',
    form: exact({ code: Type.String({ maxLength: 100 }) }),
    showsFaults: true,
  },
  leave: { method: 'POST', path: `${home}/sortir`, policy: 'facilitator', form: exact({}) },
  readDevice: { method: 'GET', path: `${home}/appareil`, policy: 'facilitator' },
  addDevice: { method: 'POST', path: `${home}/appareil`, policy: 'facilitator', form: exact({}) },
  readQueue: { method: 'GET', path: home, policy: 'facilitator' },
  readContributions: { method: 'GET', path: `${home}/contributions`, policy: 'facilitator' },
  readContribution: { method: 'GET', path: one, policy: 'facilitator' },
  publish: { method: 'POST', path: `${one}/publier`, policy: 'facilitator', form: exact(seen) },
  refuse: {
    method: 'POST',
    path: `${one}/refuser`,
    policy: 'facilitator',
    form: exact({
      ...seen,
      reason: Type.Enum([...refusalReasons]),
      note: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    showsFaults: true,
  },
  chooseMerge: { method: 'GET', path: `${one}/fusion`, policy: 'facilitator' },
  merge: {
    method: 'POST',
    path: `${one}/fusionner`,
    policy: 'facilitator',
    form: exact({ ...seen, into: number }),
    showsFaults: true,
  },
  readPaper: { method: 'GET', path: `${home}/papier`, policy: 'facilitator' },
  enterPaper: {
    method: 'POST',
    path: `${home}/papier`,
    policy: 'facilitator',
    form: exact({
      key: IdempotencyKey,
      question: Question,
      kind: Type.Enum([...contributionKinds]),
      text: Type.String({ maxLength: 6000 }),
      principle: Type.Optional(Slug),
      family: Type.Optional(Type.Enum([...families])),
      organisation: Type.Optional(Line),
      author: Type.Optional(Line),
      people: Type.Optional(
        formed('^([1-9][0-9]?|100)$', 'un nombre de personnes, de 1 à 100', 'a number of people, from 1 to 100'),
      ),
    }),
    showsFaults: true,
  },
  readSheets: { method: 'GET', path: `${home}/papier/votes`, policy: 'facilitator' },
  enterSheet: {
    method: 'POST',
    path: `${home}/papier/votes`,
    policy: 'facilitator',
    form: Type.Object(
      { sheet: SheetName, family: Type.Optional(Type.Enum([...families])) },
      { patternProperties: { '^vote\\.[a-z0-9-]{1,64}$': Type.Enum([...choices]) }, additionalProperties: false },
    ),
    showsFaults: true,
  },
  withdrawSheet: {
    method: 'POST',
    path: `${home}/papier/votes/retirer`,
    policy: 'facilitator',
    form: exact({ withdrawn: SheetName }),
    showsFaults: true,
  },
  readKit: { method: 'GET', path: `${home}/imprimer`, policy: 'facilitator' },
  printKit: {
    method: 'POST',
    path: `${home}/imprimer`,
    policy: 'facilitator',
    form: exact({
      workshop: Type.Optional(Slug),
      cover: Ticked,
      tickets: Ticked,
      contribution: Ticked,
      ballot: Ticked,
      tables: Type.Optional(
        formed('^([1-9]|[1-5][0-9]|60)$', 'un nombre de tables, de 1 à 60', 'a number of tables, from 1 to 60'),
      ),
      hours: Type.Optional(
        formed('^([1-9]|[1-6][0-9]|7[0-2])$', 'un nombre d’heures, de 1 à 72', 'a number of hours, from 1 to 72'),
      ),
      page: Type.Optional(WebAddress),
    }),
    showsFaults: true,
  },
  readSignatures: { method: 'GET', path: `${home}/signatures`, policy: 'facilitator' },
  acceptSignature: {
    method: 'POST',
    path: `${signature}/compter`,
    policy: 'facilitator',
    form: exact(seenSignature),
  },
  refuseSignature: {
    method: 'POST',
    path: `${signature}/ecarter`,
    policy: 'facilitator',
    form: exact({ ...seenSignature, reason: Type.Enum([...signatureRefusals]) }),
  },
  readPaperSignatures: { method: 'GET', path: `${home}/papier/signatures`, policy: 'facilitator' },
  enterPaperSignature: {
    method: 'POST',
    path: `${home}/papier/signatures`,
    policy: 'facilitator',
    form: exact({
      key: IdempotencyKey,
      signer: Type.Enum([...signerKinds]),
      firstName: Line,
      lastName: Line,
      organisation: Type.Optional(Line),
      family: Type.Optional(Type.Enum([...families])),
      siren: Type.Optional(Line),
      role: Type.Optional(Line),
      mandate: Type.Optional(Type.String({ maxLength: 600 })),
      visibility: Type.Enum([...visibilities]),
      article: Type.Optional(Slug),
      reservation: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    showsFaults: true,
  },
  exportSignatories: { method: 'GET', path: `${home}/export/signataires.csv`, policy: 'organiser' },
  exportSignatoriesDocument: { method: 'GET', path: `${home}/export/signataires.json`, policy: 'organiser' },
  printSignatories: { method: 'GET', path: `${home}/export/signataires`, policy: 'organiser' },
  exportContacts: { method: 'GET', path: `${home}/export/contacts.csv`, policy: 'organiser' },
  readMails: { method: 'GET', path: `${home}/courriels`, policy: 'organiser' },
  readRecord: { method: 'GET', path: `${home}/registre`, policy: 'organiser' },
  readExport: { method: 'GET', path: `${home}/export`, policy: 'facilitator' },
  exportTable: { method: 'GET', path: `${home}/export/contributions.csv`, policy: 'facilitator' },
  exportDocument: { method: 'GET', path: `${home}/export/contributions.json`, policy: 'facilitator' },
  readAudit: { method: 'GET', path: `${home}/journal`, policy: 'organiser' },
  readTeam: { method: 'GET', path: `${home}/equipe`, policy: 'organiser' },
  invite: {
    method: 'POST',
    path: `${home}/equipe/inviter`,
    policy: 'organiser',
    form: exact({ role: Type.Enum([...roles]), name: Type.String({ maxLength: 80 }) }),
    showsFaults: true,
  },
  uninvite: { method: 'POST', path: `${home}/equipe/annuler`, policy: 'organiser', form: exact({ name: Line }) },
  renew: { method: 'POST', path: `${home}/equipe/lien`, policy: 'organiser', form: exact({ number }) },
  revoke: { method: 'POST', path: `${home}/equipe/retirer`, policy: 'organiser', form: exact({ number }) },
} as const satisfies Record<string, PageRoute>

export type ConsoleRouteId = keyof typeof consoleRoutes
