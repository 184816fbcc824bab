import type {
  Channel,
  Contribution,
  ContributionKind,
  ContributionStatus,
  Family,
  RefusalReason,
} from '@ess-widgets/contract'

/** What a person gives in a workshop, its texts legible. */
export interface Content {
  question: string
  kind: ContributionKind
  text: string
  principle: string | null
  family: Family | null
  organisation: string | null
  author: string | null
  people: number | null
}

/** What an author does to one contribution. */
export interface ContributionAct {
  consultation: string
  workshop: string
  /** HMAC of the receipt, keyed by the consultation: it equals no voter's and no registration's. */
  receipt: string
  deed:
    | { name: 'contribute'; content: Content; channel: Channel }
    | { name: 'change'; content: Content; revision: number }
    | { name: 'withdraw' }
  /** Milliseconds since 1970 UTC from which nothing is given or changed, if there is one. Withdrawing stays possible. */
  closesAt: number | null
  /** Idempotency key of the intention, and a hash of all it asked for. */
  key: string
  digest: string
}

/**
 * What became of an act, durable when it is told. `kept` says what stands, and is said again to whoever sends the same
 * key and request again, without being kept twice. A receipt that was used gives no second contribution, under whatever key: it
 * says what stands.
 */
export type ContributionOutcome =
  | { name: 'kept'; contribution: Contribution }
  | { name: 'consultation-closed' | 'unknown-receipt' | 'stale-contribution' | 'already-moderated' | 'key-reused' }

/** A contribution as it is kept, for those who moderate. Content is null once it was withdrawn, or refused for long. */
export interface KeptContribution {
  consultation: string
  workshop: string
  number: number
  status: ContributionStatus
  channel: Channel
  /** Rises with each change by its author. */
  revision: number
  /** Rises with each decision of a facilitator. */
  decision: number
  question: string
  kind: ContributionKind
  content: Content | null
  reason: RefusalReason | null
  /** For the author alone. */
  note: string | null
  /** The number of the contribution it was merged into. */
  into: number | null
  /** The order of publication, the latest highest; null for one that is not published. */
  rank: number | null
}

/** What a facilitator decides. */
export type Decision =
  | { name: 'publish' }
  | { name: 'refuse'; reason: RefusalReason; note: string | null }
  /** Into a published contribution of the same workshop, or one that is merged itself: then into where that one leads. */
  | { name: 'merge'; into: number }

export interface ModerationAct {
  consultation: string
  number: number
  decision: Decision
  /** The name of the member who decides, for the audit. */
  member: string
  /** What the facilitator had before their eyes: a contribution that changed since is read again. */
  seen: { revision: number; decision: number }
  /** Milliseconds since 1970 UTC. */
  now: number
}

/**
 * `kept`: what stands now, also of a decision that a member sends again. `stale-contribution`: its author, or another facilitator, came first. `withdrawn`: its author
 * took it back. `forgotten`: it was refused, and what it said is kept no more. `not-mergeable`: what it should be merged into is not published, is itself, or is of another workshop.
 */
export type ModerationOutcome =
  | { name: 'kept'; contribution: KeptContribution }
  | { name: 'unknown-contribution' | 'stale-contribution' | 'withdrawn' | 'forgotten' | 'not-mergeable' }

/** One line of the audit, which nothing changes or deletes. It repeats nothing an author wrote. */
export interface Moderation {
  consultation: string
  /** From 1, without a gap. */
  sequence: number
  number: number
  act: 'enter' | 'publish' | 'refuse' | 'merge'
  reason: RefusalReason | null
  into: number | null
  member: string
  /** RFC 3339, in UTC, to the second. */
  at: string
}

/** A contribution on paper, typed in by a facilitator. */
export interface PaperEntry {
  consultation: string
  workshop: string
  content: Content
  member: string
  /** Names the entry: sent twice, it is kept once. */
  key: string
  digest: string
  now: number
}

export type EntryOutcome = { name: 'kept'; contribution: KeptContribution } | { name: 'key-reused' }

/** How many contributions a workshop has, and how often what it shows has changed. */
export interface WorkshopStanding {
  version: number
  received: number
  published: number
  /** By reason; one that nobody met is absent. */
  refused: { reason: RefusalReason; count: number }[]
}

/** What everyone may see of a workshop: the published contributions, the latest first, and those merged into them. */
export interface Wall {
  standing: WorkshopStanding
  published: KeptContribution[]
  /** In the order of their numbers. */
  merged: KeptContribution[]
}

/** What remembers contributions: part of every store. */
export interface ContributionStore {
  /** Keeps an author's act exactly once. Resolves after its commit has reached the disk. */
  contribute(act: ContributionAct): Promise<ContributionOutcome>
  contributionOf(of: Pick<ContributionAct, 'consultation' | 'workshop' | 'receipt'>): Promise<Contribution | undefined>
  /** All that were ever given in a consultation, in the order of their numbers. */
  contributions(consultation: string): Promise<KeptContribution[]>
  /** By workshop, for those where somebody contributed. */
  workshopStandings(consultation: string): Promise<Map<string, WorkshopStanding>>
  /** Never older than its version says: whoever has read it under one version reads again at the next. */
  wallOf(of: Pick<ContributionAct, 'consultation' | 'workshop'>): Promise<Wall>
  /** Decides about a contribution and writes the audit, in one transaction. Durable when it resolves. */
  moderate(act: ModerationAct): Promise<ModerationOutcome>
  /** Keeps a contribution on paper, published at once: who typed it has read it. The audit says who. */
  enterContribution(entry: PaperEntry): Promise<EntryOutcome>
  /** Forgets what was said in contributions refused longer ago than that before `now`, in milliseconds since 1970 UTC. */
  forgetRefused(olderThanDays: number, now: number): Promise<void>
  /** The audit of a consultation, the oldest first. */
  moderations(consultation: string): Promise<Moderation[]>
}
