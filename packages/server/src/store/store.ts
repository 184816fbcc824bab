import type {
  Attendance,
  Ballots,
  BallotReceipt,
  Channel,
  Choice,
  Family,
  Registration,
  RegistrationRequest,
  Session,
} from '@ess-widgets/contract'
import type { Cell } from '@ess-widgets/tally'
import type { ContributionStore } from './contribution-store.ts'
import type { MemberStore } from './member-store.ts'
import type { Answered, KeptPublication, Pace } from './publications.ts'
import type { Publication } from './sessions.ts'
import type { SignatureStore } from './signature-store.ts'

/** What a voter does to one ballot. A null choice removes it. */
export interface Act {
  consultation: string
  /** HMAC of the voter's token, keyed by the consultation's secret: the token itself is never stored. */
  voter: string
  principle: string
  choice: Choice | null
  /** Absent: as the voter said before. Null: not stated any more. */
  family?: Family | null | undefined
  /** How it came. A ballot is of the channel of its last recorded act. */
  channel: Channel
  revision: number
  /** Idempotency key of the intention, and a hash of all it asked for. */
  key: string
  digest: string
  /** Milliseconds since 1970 UTC from which the consultation takes nothing more, if it says so. */
  closesAt: number | null
}

/**
 * What became of an act. It is durable when it is told: the answer to a person may leave.
 * `recorded` and `stale-revision` carry the ballot that now stands, and are said again, byte for byte,
 * to whoever sends the same key and request again.
 */
export type Outcome =
  { name: 'recorded' | 'stale-revision'; receipt: BallotReceipt } | { name: 'key-reused' | 'consultation-closed' }

/** What a facilitator does to one paper sheet: the ballots of a voter who has no token. */
export interface SheetAct {
  consultation: string
  /** HMAC of the sheet's name, keyed by the consultation for sheets alone: it equals no browser's. */
  voter: string
  /** All that is on it, kept together or not at all. Null withdraws it. */
  said: { family: Family | null; choices: [principle: string, choice: Choice][] } | null
  /** A hash of all that is on it. */
  digest: string
  /** Milliseconds since 1970 UTC from which no sheet is taken any more; null where only the seal says so. */
  closesAt: number | null
}

/** What became of a sheet, durable when it is told. `kept` also of one that was kept, or withdrawn, before. */
export type SheetOutcome = { name: 'kept' | 'key-reused' | 'consultation-closed' | 'unknown-sheet' }

/** What a person does to one registration. */
export interface RegistrationAct {
  consultation: string
  session: string
  /** HMAC of the receipt, keyed by the consultation for receipts alone: it equals no voter's. */
  receipt: string
  /** Null withdraws. */
  person: RegistrationRequest | null
  /** The number of places; 0 of a session that takes no registrations any more. */
  capacity: number
  /** Milliseconds since 1970 UTC from which nobody registers any more, if there is one. Withdrawing stays possible. */
  closesAt: number | null
  /** Idempotency key of the intention, and a hash of all it asked for. */
  key: string
  digest: string
}

/**
 * What became of a registration, durable when it is told. `kept` says what now stands, and is said again to whoever
 * sends the same key and request again; the others changed nothing, and the same request may fare better later.
 */
export type RegistrationOutcome =
  | { name: 'kept'; registration: Registration }
  | { name: 'registration-closed' | 'already-registered' | 'unknown-receipt' | 'key-reused' }

/** A session as it was last published, with its sequence. One taken out of the file is what calendars cancel. */
export interface PublishedSession {
  session: Session
  isRemoved: boolean
}

/** What of a consultation changed. */
export type Changed = 'ballots' | 'places' | 'contributions' | 'signatures' | 'results'

/** The exact counts of a consultation, for the server alone: what may leave it is `publish` of tally. */
export interface ExactCounts {
  version: number
  cells: Cell[]
  /** Of a sealed consultation, the least number of ballots a family is shown with; null while it is not sealed. */
  publishedMinimum: number | null
}

/** A counter that does not equal the ballots, registrations, contributions or signatures it counts. */
export interface Drift {
  consultation: string
  /** A principle, family, channel and choice, a session or a workshop and what of it: `atelier / seated`, `vision / refused / off-topic`. */
  what: string
  counter: number
  /** The rows that are there. */
  kept: number
}

/** The store cannot take an act now; nothing of it was kept. Trying again later is right. */
export class StoreBusyError extends Error {
  override name = 'StoreBusyError'
}

/** What remembers. Two implementations, one behaviour: the same suite runs on both. */
export interface Store extends ContributionStore, MemberStore, SignatureStore {
  /** A secret of this store's own, of which consultations know nothing. */
  ownSecret(): Promise<string>
  /** Makes a consultation known and gives the secret its people's tokens are hashed with. */
  introduce(consultation: string): Promise<string>
  /** Keeps an act exactly once. Resolves after its commit has reached the disk. */
  record(act: Act): Promise<Outcome>
  /** Keeps or withdraws a paper sheet, whole, exactly once. Resolves after its commit has reached the disk. */
  keepSheet(act: SheetAct): Promise<SheetOutcome>
  /** All that a voter said, removed ballots included. */
  ballotsOf(consultation: string, voter: string): Promise<Ballots>
  exactCounts(consultation: string): Promise<ExactCounts>
  /**
   * Closes a consultation for ever, so that its families can be published, once, under that minimum. A batch under
   * way comes first, of whatever process; a batch that comes after records nothing here, whatever its clock says.
   * Nothing is sealed where no ballot stands: there is nothing to publish.
   */
  seal(consultation: string, familyMinimum: number): Promise<void>
  /** How many people have an answer that stands. */
  peopleIn(consultation: string): Promise<number>
  /** What each person answered, without who it is, some people at a time. */
  answersIn(consultation: string, pageSize?: number): AsyncIterable<Answered[][]>
  /** The results as last published; nothing before they were. */
  publicationOf(consultation: string): Promise<KeptPublication | undefined>
  /** Keeps a publication if it follows the last one, and gives the one that stands. */
  keepPublication(of: { consultation: string; publication: KeptPublication }): Promise<KeptPublication>
  /** Holds a consultation to how its answers become public, once somebody voted, and gives what it is held to. */
  holdPace(of: { consultation: string; pace: Pace }): Promise<Pace>
  /** Takes, changes or gives back a place exactly once. Resolves after its commit has reached the disk. */
  register(act: RegistrationAct): Promise<RegistrationOutcome>
  registrationOf(of: Pick<RegistrationAct, 'consultation' | 'session' | 'receipt'>): Promise<Registration | undefined>
  /** By session, for those where somebody registered. */
  attendance(consultation: string): Promise<Map<string, Attendance>>
  /** Keeps what a file says of its sessions, and gives all that was ever published of them. */
  publishSessions(publication: Publication): Promise<PublishedSession[]>
  /** Forgets names and e-mails of sessions that ended longer ago than that before `now`, in milliseconds since 1970 UTC. */
  forgetPeople(olderThanDays: number, now: number): Promise<void>
  /** Calls the listener after anything was recorded in a consultation, by this process or another. */
  onRecorded(listener: (consultation: string, changed: Changed) => void): void
  /** Compares every counter with what it counts. */
  findDrift(): Promise<Drift[]>
  /** Sets every counter to the number of what it counts. */
  recount(): Promise<void>
  /** Forgets the replies kept for replays longer ago than that before `now`, in milliseconds since 1970 UTC. */
  forgetReplies(olderThanDays: number, now: number): Promise<void>
  /** Resolves when a write has just reached the disk; rejects when it cannot. */
  probe(): Promise<void>
  close(): Promise<void>
}
