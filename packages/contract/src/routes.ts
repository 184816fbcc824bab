import { Type, type TSchema } from 'typebox'
import { BallotCast, BallotReceipt, BallotRemoval, Ballots } from './ballot.ts'
import { Consultation, Principles } from './consultation.ts'
import { Counts } from './counts.ts'
import type { ProblemName } from './problem.ts'
import { exact } from './text.ts'

/**
 * Who may call a route. A server refuses to start with a route that has none.
 * `public`: anyone, from any page. `voter`: whoever holds the voter's token, for what that voter said.
 * `partner`: the same, and a browser must be on a page of one of the consultation's partners.
 */
export type Policy = 'public' | 'voter' | 'partner'

export interface Route {
  id: string
  method: 'GET' | 'PUT' | 'DELETE'
  /** Path with `{consultation}` and `{principle}` where they stand. */
  path: string
  policy: Policy
  summary: string
  /** Schema of the JSON body, on writes. */
  body?: TSchema
  /** Schema of a successful answer; absent where the answer is not one JSON document. */
  answer?: TSchema
  /** Media type of a successful answer. */
  media: 'application/json' | 'text/event-stream'
  /** The problems this route can answer with, beside those any route can. */
  problems: ProblemName[]
}

const health = exact({ status: Type.Literal('ok') })
const consultation = '/v1/consultations/{consultation}'
const refusals: ProblemName[] = [
  'invalid-field',
  'foreign-origin',
  'unknown-consultation',
  'unknown-principle',
  'consultation-draft',
  'consultation-closed',
  'stale-revision',
  'body-too-large',
  'unsupported-content',
  'key-reused',
  'busy',
]

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
  readBallots: {
    method: 'GET',
    path: `${consultation}/ballots`,
    policy: 'voter',
    summary: 'What the voter said',
    answer: Ballots,
    media: 'application/json',
    problems: ['invalid-field', 'unknown-consultation', 'busy'],
  },
  castBallot: {
    method: 'PUT',
    path: `${consultation}/ballots/{principle}`,
    policy: 'partner',
    summary: 'Cast or change the ballot on a principle',
    body: BallotCast,
    answer: BallotReceipt,
    media: 'application/json',
    problems: refusals,
  },
  removeBallot: {
    method: 'DELETE',
    path: `${consultation}/ballots/{principle}`,
    policy: 'partner',
    summary: 'Remove the ballot on a principle',
    body: BallotRemoval,
    answer: BallotReceipt,
    media: 'application/json',
    problems: refusals,
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
