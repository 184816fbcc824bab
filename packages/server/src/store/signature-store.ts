import type { Channel, Family, SignatureRefusal, SignatureStatus, SignerKind, Visibility } from '@ess-widgets/contract'

/** What somebody signs, its texts legible. All but the version and the names is null where it was not said. */
export interface Signed {
  version: number
  signer: SignerKind
  firstName: string
  lastName: string
  organisation: string | null
  family: Family | null
  siren: string | null
  role: string | null
  mandate: string | null
  visibility: Visibility
  /** The article of the reservation, and what it says: both or none. */
  article: string | null
  reservation: string | null
  /** The origin of the partner that carried it. */
  partner: string | null
}

/** Where a mail goes. `mailbox` is the same in every consultation, `address` in one alone; neither can be read back. */
export interface Addressee {
  email: string
  language: 'fr' | 'en'
  address: string
  mailbox: string
}

/** What a person does to one signature. */
export interface SignatureAct {
  consultation: string
  /** HMAC of the receipt, keyed by the consultation for signatures alone: it equals no voter's and no author's. */
  receipt: string
  deed:
    | { name: 'sign'; said: Signed; contact: boolean; channel: Channel; to: Addressee }
    | { name: 'change'; said: Signed; contact: boolean; revision: number }
    | { name: 'withdraw' }
  /** Milliseconds since 1970 UTC from which nothing is signed or changed, if there is one. Withdrawing stays possible. */
  closesAt: number | null
  /** Idempotency key of the intention, and a hash of all it asked for. */
  key: string
  digest: string
}

/** A signature as it is kept. `said` is null once it was withdrawn, replaced or has expired. */
export interface KeptSignature {
  consultation: string
  receipt: string
  /** Its name in the console: from 1, in the order of arrival. */
  entry: number
  status: SignatureStatus
  channel: Channel
  revision: number
  /** From 1, in the order in which they came to count; null for one that never did. */
  number: number | null
  reason: SignatureRefusal | null
  said: Signed | null
  contact: boolean
}

/**
 * What became of an act, durable when it is told. `kept` says what stands, and is said again to whoever sends the same key
 * and request again. A receipt that was used gives no second signature: it says what stands.
 */
export type SignatureOutcome =
  | { name: 'kept'; signature: KeptSignature }
  | { name: 'consultation-closed' | 'unknown-receipt' | 'stale-signature' | 'not-signed' | 'key-reused' }

/** What somebody does with the link of a mail. `receipt` names which signature of that address. */
export interface LinkAct {
  /** Hash of the code in the link. */
  link: string
  deed: { name: 'confirm' | 'withdraw'; entry: number } | { name: 'never-write' }
  /** Milliseconds since 1970 UTC. */
  now: number
}

/** `unknown-link`: it is none, has expired, or served for something else. `unknown-signature`: it is none of that address. */
export type LinkOutcome =
  /** With the receipt of the signature that was acted on. */
  { name: 'kept'; consultation: string; receipt?: string } | { name: 'unknown-link' | 'unknown-signature' }

/** What a link leads to: what stands or waits under its address, the latest first. */
export interface Linked {
  consultation: string
  signatures: KeptSignature[]
  /** Whether it has served: nothing more can be done with it. */
  isUsed: boolean
}

/** A mail to send. The code of its link was given to `nextLetter` as a hash: it is on no disk. */
export interface Letter {
  consultation: string
  address: string
  mailbox: string
  email: string
  language: 'fr' | 'en'
  link: string
  /** When it counted against what one mailbox may be sent, in milliseconds since 1970 UTC. */
  at: number
}

/** What became of a letter. `failed`: it surely reached nobody. `unknown`: it may have. `refused`: it never will. */
export type Delivery = 'sent' | 'failed' | 'unknown' | 'refused'

/** What a facilitator decides about a signature: whether it counts. */
export type Verdict = { name: 'accept' } | { name: 'refuse'; reason: SignatureRefusal }

export interface VerificationAct {
  consultation: string
  entry: number
  verdict: Verdict
  member: string
  /** What the facilitator had before their eyes: the revision, and the status. */
  seen: { revision: number; status: SignatureStatus }
  now: number
}

export type VerificationOutcome =
  { name: 'kept'; signature: KeptSignature } | { name: 'unknown-signature' | 'stale-signature' | 'not-signed' }

/** A signature on paper, typed in by a facilitator: its sheet has the hand of who signed. */
export interface PaperSignature {
  consultation: string
  said: Signed
  member: string
  /** Names the entry: sent twice, it is kept once. */
  key: string
  digest: string
  now: number
}

export type PaperSignatureOutcome = { name: 'kept'; signature: KeptSignature } | { name: 'key-reused' }

/** One line of the audit of signatures. It repeats nothing personal. */
export interface Verification {
  consultation: string
  sequence: number
  entry: number
  act: 'enter' | 'accept' | 'refuse'
  reason: SignatureRefusal | null
  member: string
  /** RFC 3339, in UTC, to the second. */
  at: string
}

/** A number of signatures that count and are alike. */
export interface SignatureCell {
  signer: SignerKind
  channel: Channel
  version: number
  article: string | null
  count: number
}

export interface SignatureStanding {
  /** Rises with each change of what is public. */
  version: number
  cells: SignatureCell[]
}

/** Who may be named. */
export interface Named {
  number: number
  said: Pick<Signed, 'signer' | 'firstName' | 'lastName' | 'organisation' | 'family' | 'visibility' | 'version'>
}

/** An e-mail of somebody who wants to be written to. Nothing of what they signed is with it. */
export interface Contact {
  email: string
  language: 'fr' | 'en'
}

/** What remembers signatures: part of every store. */
export interface SignatureStore {
  /** Keeps a person's act exactly once. Resolves after its commit has reached the disk. */
  sign(act: SignatureAct): Promise<SignatureOutcome>
  signatureOf(of: Pick<SignatureAct, 'consultation' | 'receipt'>): Promise<KeptSignature | undefined>
  /** Has a letter written to an address that a signature stands or waits under; nothing where none does. */
  requestLink(request: { consultation: string; to: Addressee; now: number }): Promise<void>
  /** What a link leads to, without using it. */
  linkedTo(link: string, now: number): Promise<Linked | undefined>
  /** Uses a link, once; the same act again changes nothing. */
  actByLink(act: LinkAct): Promise<LinkOutcome>
  /**
   * The next letter that may leave, with the hash of its new link. It counts against its mailbox from here on, whatever
   * becomes of this process.
   */
  nextLetter(taken: { link: string; now: number }): Promise<Letter | undefined>
  /** Says what became of a letter. */
  closeLetter(closed: { letter: Letter; delivery: Delivery; now: number }): Promise<void>
  /** Version and numbers, read together. */
  signatureStanding(consultation: string): Promise<SignatureStanding>
  /** Those who may be named, in the order of their numbers; the last ones alone, when `latest` says how many. */
  named(of: { consultation: string; latest?: number }): Promise<Named[]>
  /** All that stand or wait, in the order of arrival, for those who verify. */
  signatures(consultation: string): Promise<KeptSignature[]>
  verify(act: VerificationAct): Promise<VerificationOutcome>
  enterSignature(entry: PaperSignature): Promise<PaperSignatureOutcome>
  /** The audit of a consultation's signatures, the oldest first. */
  verifications(consultation: string): Promise<Verification[]>
  /** The e-mails of those who signed and ticked that they may be written to, in the order of their letters. */
  contacts(consultation: string): Promise<Contact[]>
  /**
   * Makes known the digests of the versions of a text, the first one's first. Gives the number of one that was signed
   * under another text; undefined where all is as it was signed.
   */
  publishVersions(publication: { consultation: string; digests: string[] }): Promise<number | undefined>
  /** Forgets signatures that wait for their confirmation since more than that many days before `now`. */
  forgetUnconfirmed(of: { consultation: string; olderThanDays: number; now: number }): Promise<void>
  /** The day, since 1970 UTC, on which a consultation was first seen closed; null takes it back. */
  noteClosing(of: { consultation: string; day: number | null }): Promise<number | null>
  /** Forgets every e-mail of a consultation, and what it was recognised by. */
  forgetEmails(consultation: string): Promise<void>
  /** Forgets links that have expired and what mailboxes were sent, more than a day before `now`. */
  forgetLinks(now: number): Promise<void>
  /** Whether a signature stands or waits under an address. */
  isAddressKnown(of: Pick<Letter, 'consultation' | 'address'>): Promise<boolean>
  /** Withdraws the signatures of these receipts, as after a restore. */
  eraseAgain(receipts: { consultation: string; receipt: string }[]): Promise<void>
}
