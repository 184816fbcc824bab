/**
 * The words of a consultation, as values a browser may import for a few bytes.
 * Their French names and definitions stand in the README of this package.
 */

/** What a person may answer to a principle. A pass is an answer: it is seen, and it is not support. */
export const choices = ['agree', 'disagree', 'pass'] as const
export type Choice = (typeof choices)[number]

/**
 * The five families of the law of 31 July 2014, article 1, II, and `none` for those the law does not
 * gather: public bodies, researchers, citizens. ESUS is an accreditation beside a family, never one.
 */
export const families = ['association', 'cooperative', 'mutual', 'foundation', 'commercial', 'none'] as const
export type Family = (typeof families)[number]

/** Where the wording of a principle comes from. */
export const origins = ['law', 'network', 'workshop'] as const
export type Origin = (typeof origins)[number]

/** `draft` and `closed` consultations can be read and refuse every answer. */
export const statuses = ['draft', 'open', 'closed'] as const
export type Status = (typeof statuses)[number]

/**
 * When totals by principle are public. `never`: the server publishes none. `at-close`: none before the closing, and
 * families meanwhile, in batches. `after-vote`: it publishes totals with each vote, and a widget shows them to those who
 * have voted; `always`: shown to everyone. With either, families wait for the closing.
 */
export const totalsPolicies = ['never', 'at-close', 'after-vote', 'always'] as const
export type TotalsPolicy = (typeof totalsPolicies)[number]

/**
 * What the answers to a principle show. `common`: each family that spoke supports it; `common-nuanced`: not equally;
 * `rejected` and `rejected-nuanced`: the same of its refusal. `divergent-opposed`: one family has a majority for it and
 * another none; `divergent`: families differ in degree. `split`: each family is cut in two alike. `undecided`: nothing of
 * all that can be said yet. `insufficient`: fewer than two families have enough answers.
 */
export const verdicts = [
  'common',
  'common-nuanced',
  'rejected',
  'rejected-nuanced',
  'divergent-opposed',
  'divergent',
  'split',
  'undecided',
  'insufficient',
] as const
export type Verdict = (typeof verdicts)[number]

/** Under which heading a principle is shown: « Ce que nous partageons », « Là où nous divergeons », « Pas encore tranché ». */
export const headings = ['shared', 'divergent', 'unsettled'] as const
export type Heading = (typeof headings)[number]

/** What a session of the agenda is. */
export const sessionKinds = ['plenary', 'talk', 'panel', 'workshop', 'meeting', 'break', 'other'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** Whether a session takes place as announced. One that is cancelled or postponed stays in the agenda, and says so. */
export const sessionStatuses = ['confirmed', 'cancelled', 'postponed'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** What became of a person's registration for a session. */
export const registrationStatuses = ['registered', 'waiting', 'withdrawn'] as const
export type RegistrationStatus = (typeof registrationStatuses)[number]

/** What a contribution says: how one sees the ESS, what founds it, what drives or holds it back, where one disagrees. */
export const contributionKinds = ['vision', 'principle', 'lever', 'brake', 'divergence'] as const
export type ContributionKind = (typeof contributionKinds)[number]

/**
 * What became of a contribution. `merged`: it is read with another that says the same. `withdrawn`, by its author: its
 * text is forgotten, for good.
 */
export const contributionStatuses = ['received', 'published', 'refused', 'merged', 'withdrawn'] as const
export type ContributionStatus = (typeof contributionStatuses)[number]

/** Why a contribution is not published. Its author sees which, and everyone how many of each. */
export const refusalReasons = ['off-topic', 'personal-data', 'unlawful', 'advertising', 'unreadable'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Who signs: a person for themselves, or one for an organisation. */
export const signerKinds = ['person', 'organisation'] as const
export type SignerKind = (typeof signerKinds)[number]

/**
 * What became of a signature. `pending`: its e-mail has not answered. `confirmed`: it is counted. `unverified`: an
 * organisation’s, confirmed by e-mail, that a facilitator has not looked at yet; `refused`: one that is not counted.
 * `withdrawn`, by its signer; `replaced`, by another of the same address; `expired`, since nobody confirmed it.
 */
export const signatureStatuses = [
  'pending',
  'confirmed',
  'unverified',
  'refused',
  'withdrawn',
  'replaced',
  'expired',
] as const
export type SignatureStatus = (typeof signatureStatuses)[number]

/** Why a facilitator does not count a signature. */
export const signatureRefusals = ['no-mandate', 'unknown-organisation', 'false-name', 'unlawful'] as const
export type SignatureRefusal = (typeof signatureRefusals)[number]

/** What of a name is published: nothing, the first name and an initial, or all of it. */
export const visibilities = ['none', 'short', 'full'] as const
export type Visibility = (typeof visibilities)[number]

/** How an answer came: from a page, from a table in the room, or on paper. */
export const channels = ['web', 'room', 'paper'] as const
export type Channel = (typeof channels)[number]

/** Carries the voter's token: random, made on the person's first act, known in clear to no server's disk. */
export const voterHeader = 'Ess-Voter'

/**
 * Carries the receipt of one registration or contribution: random, made by the person's browser, kept by the server only
 * as a hash. It shares nothing with the voter's token, so that nobody's opinions lead to a name.
 */
export const receiptHeader = 'Ess-Receipt'

/** Carries the invitation of a table in the room: signed by the server, on paper, valid for a time. */
export const ticketHeader = 'Ess-Ticket'

/** Names one intention, so that a request sent twice acts once. */
export const idempotencyHeader = 'Idempotency-Key'

/** Whether an address that was read from anywhere is a page's: another scheme may run what it says in the page that links to it. */
export const isWeb = (address: string | undefined): address is string => /^https?:/i.test(address!)
