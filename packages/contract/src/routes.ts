import { Type, type TSchema } from 'typebox'
import { BallotCast, BallotReceipt, BallotRemoval, Ballots } from './ballot.ts'
import { Consultation, Principles } from './consultation.ts'
import {
  Contribution,
  ContributionChange,
  ContributionRemoval,
  ContributionRequest,
  Contributions,
} from './contribution.ts'
import { Counts } from './counts.ts'
import { Manifesto, ManifestoVersion } from './manifesto.ts'
import type { ProblemName } from './problem.ts'
import { Results } from './results.ts'
import { Registration, RegistrationRemoval, RegistrationRequest } from './registration.ts'
import { Agenda } from './session.ts'
import { Signatories, Signature, SignatureChange, SignatureRemoval, SignatureRequest, Signatures } from './signature.ts'
import { exact } from './text.ts'
import { receiptHeader, voterHeader } from './vocabulary.ts'
import { Workshops } from './workshop.ts'

/**
 * Who may call a route. A server refuses to start with a route that has none.
 * `public`: anyone, from any page. `holder`: whoever holds the token of the route, for what was said with it.
 * `partner`: the same, and a browser must be on a page of one of the consultation's partners.
 */
export type Policy = 'public' | 'holder' | 'partner'

/** The header that carries the token of whoever acts. */
export type TokenHeader = typeof voterHeader | typeof receiptHeader

/** Types of the documents a server gives. */
export type Media = 'application/json' | 'text/event-stream' | 'text/calendar' | 'text/csv'

export interface Route {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with `{consultation}`, `{principle}`, `{session}`, `{workshop}` and `{version}` where they stand. */
  path: string
  policy: Policy
  /** What the holder's token comes in: on every route that is not public. */
  token?: TokenHeader
  /** Whether a table's invitation may come with it. */
  hasTicket?: boolean
  /** Schemas of what may follow the question mark. What is not named here is not looked at. */
  query?: Record<string, TSchema>
  summary: string
  /** Schema of the JSON body, on writes. */
  body?: TSchema
  /** Schema of a successful answer; absent where the answer is not one JSON document. */
  answer?: TSchema
  /** Media type of a successful answer. */
  media: Media
  /** The problems this route can answer with, beside those any route can. */
  problems: ProblemName[]
}

const health = exact({ status: Type.Literal('ok') })
const consultation = '/v1/consultations/{consultation}'
const workshop = `${consultation}/workshops/{workshop}`
/** What any write can be refused for. */
const writeRefusals: ProblemName[] = [
  'invalid-field',
  'foreign-origin',
  'unknown-consultation',
  'body-too-large',
  'unsupported-content',
  'key-reused',
  'busy',
]
const refusals: ProblemName[] = [...writeRefusals, 'consultation-draft', 'consultation-closed']
const ballotRefusals: ProblemName[] = [...refusals, 'unknown-principle', 'invalid-ticket', 'stale-revision']
const signatureRefusals: ProblemName[] = [...writeRefusals, 'no-manifesto', 'unknown-receipt']
const contributionRefusals: ProblemName[] = [...writeRefusals, 'unknown-workshop', 'unknown-receipt']
/** In which language a document for other programs is written. French is the reference. */
const language = { lang: Type.Optional(Type.Enum(['fr', 'en'])) }

/** The whole HTTP contract. The server's routes and the OpenAPI document are both made from this list. */
export const routes = {
  readConsultation: {
    method: 'GET',
    path: consultation,
    policy: 'public',
    summary: 'A consultation, and the links to all it holds',
    answer: Consultation,
    media: 'application/json',
    problems: ['unknown-consultation'],
  },
  readPrinciples: {
    method: 'GET',
    path: `${consultation}/principles`,
    policy: 'public',
    summary: 'The principles to vote on, in their order',
    answer: Principles,
    media: 'application/json',
    problems: ['unknown-consultation'],
  },
  readCounts: {
    method: 'GET',
    path: `${consultation}/counts`,
    policy: 'public',
    summary: 'The counts that may be known now',
    answer: Counts,
    media: 'application/json',
    problems: ['unknown-consultation', 'busy'],
  },
  followCounts: {
    method: 'GET',
    path: `${consultation}/live`,
    policy: 'public',
    summary: 'The same counts, sent again when they change: an event stream of `counts` events',
    media: 'text/event-stream',
    problems: ['unknown-consultation', 'busy'],
  },
  readResults: {
    method: 'GET',
    path: `${consultation}/results`,
    policy: 'public',
    summary: 'What the answers show, by principle and family, as last published',
    answer: Results,
    media: 'application/json',
    problems: ['unknown-consultation', 'busy'],
  },
  readResultsTable: {
    method: 'GET',
    path: `${consultation}/results.csv`,
    policy: 'public',
    query: language,
    summary: 'The same as a table, one line a principle and group (RFC 4180)',
    media: 'text/csv',
    problems: ['invalid-field', 'unknown-consultation', 'busy'],
  },
  readBallots: {
    method: 'GET',
    path: `${consultation}/ballots`,
    policy: 'holder',
    token: voterHeader,
    summary: 'What the voter said',
    answer: Ballots,
    media: 'application/json',
    problems: ['invalid-field', 'unknown-consultation', 'busy'],
  },
  castBallot: {
    method: 'PUT',
    path: `${consultation}/ballots/{principle}`,
    policy: 'partner',
    token: voterHeader,
    hasTicket: true,
    summary: 'Cast or change the ballot on a principle',
    body: BallotCast,
    answer: BallotReceipt,
    media: 'application/json',
    problems: ballotRefusals,
  },
  removeBallot: {
    method: 'DELETE',
    path: `${consultation}/ballots/{principle}`,
    policy: 'partner',
    token: voterHeader,
    hasTicket: true,
    summary: 'Remove the ballot on a principle',
    body: BallotRemoval,
    answer: BallotReceipt,
    media: 'application/json',
    problems: ballotRefusals,
  },
  readAgenda: {
    method: 'GET',
    path: `${consultation}/agenda`,
    policy: 'public',
    summary: 'The agenda, with the places that are left',
    answer: Agenda,
    media: 'application/json',
    problems: ['unknown-consultation', 'busy'],
  },
  readCalendar: {
    method: 'GET',
    path: `${consultation}/agenda.ics`,
    policy: 'public',
    query: language,
    summary: 'The agenda as a calendar to subscribe to (RFC 5545)',
    media: 'text/calendar',
    problems: ['invalid-field', 'unknown-consultation'],
  },
  readTable: {
    method: 'GET',
    path: `${consultation}/agenda.csv`,
    policy: 'public',
    query: language,
    summary: 'The agenda as a table, one line a session (RFC 4180)',
    media: 'text/csv',
    problems: ['invalid-field', 'unknown-consultation', 'busy'],
  },
  readRegistration: {
    method: 'GET',
    path: `${consultation}/registrations/{session}`,
    policy: 'holder',
    token: receiptHeader,
    summary: 'What became of a registration',
    answer: Registration,
    media: 'application/json',
    problems: ['invalid-field', 'unknown-consultation', 'unknown-session', 'unknown-receipt', 'busy'],
  },
  register: {
    method: 'PUT',
    path: `${consultation}/registrations/{session}`,
    policy: 'partner',
    token: receiptHeader,
    summary: 'Take a place, or one on the waiting list; or change the name and the address given before',
    body: RegistrationRequest,
    answer: Registration,
    media: 'application/json',
    problems: [...refusals, 'unknown-session', 'registration-closed', 'already-registered'],
  },
  withdraw: {
    method: 'DELETE',
    path: `${consultation}/registrations/{session}`,
    policy: 'partner',
    token: receiptHeader,
    summary: 'Give a place back, at any time: it goes to the first who waits',
    body: RegistrationRemoval,
    answer: Registration,
    media: 'application/json',
    problems: [...writeRefusals, 'unknown-session', 'unknown-receipt'],
  },
  readWorkshops: {
    method: 'GET',
    path: `${consultation}/workshops`,
    policy: 'public',
    summary: 'The workshops, with what they ask',
    answer: Workshops,
    media: 'application/json',
    problems: ['unknown-consultation'],
  },
  readContributions: {
    method: 'GET',
    path: `${workshop}/contributions`,
    policy: 'public',
    summary: 'The published contributions of a workshop, the latest first, and how many are not',
    answer: Contributions,
    media: 'application/json',
    problems: ['unknown-consultation', 'unknown-workshop', 'busy'],
  },
  contribute: {
    method: 'POST',
    path: `${workshop}/contributions`,
    policy: 'partner',
    token: receiptHeader,
    hasTicket: true,
    summary: 'Give a contribution, under a receipt that was never used',
    body: ContributionRequest,
    answer: Contribution,
    media: 'application/json',
    problems: [...refusals, 'unknown-workshop', 'invalid-ticket', 'too-many-contributions'],
  },
  readContribution: {
    method: 'GET',
    path: `${workshop}/contribution`,
    policy: 'holder',
    token: receiptHeader,
    summary: 'What became of a contribution',
    answer: Contribution,
    media: 'application/json',
    problems: ['invalid-field', 'unknown-consultation', 'unknown-workshop', 'unknown-receipt', 'busy'],
  },
  changeContribution: {
    method: 'PUT',
    path: `${workshop}/contribution`,
    policy: 'partner',
    token: receiptHeader,
    summary: 'Say it otherwise, until a facilitator has read it',
    body: ContributionChange,
    answer: Contribution,
    media: 'application/json',
    problems: [
      ...contributionRefusals,
      'consultation-draft',
      'consultation-closed',
      'stale-contribution',
      'already-moderated',
    ],
  },
  withdrawContribution: {
    method: 'DELETE',
    path: `${workshop}/contribution`,
    policy: 'partner',
    token: receiptHeader,
    summary: 'Take a contribution back, at any time: its text is forgotten',
    body: ContributionRemoval,
    answer: Contribution,
    media: 'application/json',
    problems: contributionRefusals,
  },
  readManifesto: {
    method: 'GET',
    path: `${consultation}/manifesto`,
    policy: 'public',
    summary: 'The text that is signed now, where the earlier ones are, and what signing it means',
    answer: Manifesto,
    media: 'application/json',
    problems: ['unknown-consultation', 'no-manifesto'],
  },
  readVersion: {
    method: 'GET',
    path: `${consultation}/manifesto/{version}`,
    policy: 'public',
    summary: 'One version of the text',
    answer: ManifestoVersion,
    media: 'application/json',
    problems: ['unknown-consultation', 'no-manifesto', 'unknown-version'],
  },
  readSignatures: {
    method: 'GET',
    path: `${consultation}/signatures`,
    policy: 'public',
    summary: 'How many have signed, and the latest names that are public',
    answer: Signatures,
    media: 'application/json',
    problems: ['unknown-consultation', 'no-manifesto', 'busy'],
  },
  readSignatories: {
    method: 'GET',
    path: `${consultation}/signatories`,
    policy: 'public',
    query: { page: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,6}$', description: '1 without it.' })) },
    summary: 'The names that are public, page by page, in the order of confirmation',
    answer: Signatories,
    media: 'application/json',
    problems: ['invalid-field', 'unknown-consultation', 'no-manifesto', 'busy'],
  },
  sign: {
    method: 'POST',
    path: `${consultation}/signatures`,
    policy: 'partner',
    token: receiptHeader,
    hasTicket: true,
    summary: 'Sign, under a receipt that was never used. It counts once its e-mail has answered',
    body: SignatureRequest,
    answer: Signature,
    media: 'application/json',
    problems: [...refusals, 'no-manifesto', 'stale-version', 'invalid-ticket', 'too-many-signatures'],
  },
  readSignature: {
    method: 'GET',
    path: `${consultation}/signature`,
    policy: 'holder',
    token: receiptHeader,
    summary: 'What became of a signature',
    answer: Signature,
    media: 'application/json',
    problems: ['invalid-field', 'unknown-consultation', 'no-manifesto', 'unknown-receipt', 'busy'],
  },
  changeSignature: {
    method: 'PUT',
    path: `${consultation}/signature`,
    policy: 'partner',
    token: receiptHeader,
    summary: 'Change it, or sign the new version of the text',
    body: SignatureChange,
    answer: Signature,
    media: 'application/json',
    problems: [
      ...signatureRefusals,
      'consultation-draft',
      'consultation-closed',
      'stale-version',
      'stale-signature',
      'not-signed',
    ],
  },
  withdrawSignature: {
    method: 'DELETE',
    path: `${consultation}/signature`,
    policy: 'partner',
    token: receiptHeader,
    summary: 'Withdraw a signature, at any time: all of it is forgotten',
    body: SignatureRemoval,
    answer: Signature,
    media: 'application/json',
    problems: signatureRefusals,
  },
  readContract: {
    method: 'GET',
    path: '/v1/openapi.json',
    policy: 'public',
    summary: 'This contract, as an OpenAPI 3.1 document',
    answer: Type.Object({ openapi: Type.String() }),
    media: 'application/json',
    problems: [],
  },
  isLive: {
    method: 'GET',
    path: '/livez',
    policy: 'public',
    summary: 'Whether the process turns',
    answer: health,
    media: 'application/json',
    problems: [],
  },
  isReady: {
    method: 'GET',
    path: '/readyz',
    policy: 'public',
    summary: 'Whether an answer given now would be kept: a write reached the disk within the last second',
    answer: health,
    media: 'application/json',
    problems: ['busy'],
  },
} as const satisfies Record<string, Omit<Route, 'id'>>

export type RouteId = keyof typeof routes

/** The routes as a list, each with its name. */
export const routeList: Route[] = Object.entries(routes).map(([id, route]) => ({
  id,
  ...route,
  problems: [...route.problems],
}))
