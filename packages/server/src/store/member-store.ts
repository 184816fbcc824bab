/** What a member may do: an organiser all that a facilitator may, and look after the others. */
export const roles = ['facilitator', 'organiser'] as const
export type Role = (typeof roles)[number]

/** Somebody who works in the console of one consultation. */
export interface Member {
  consultation: string
  /** From 1, in the order of arrival. */
  number: number
  role: Role
  /** What the audit calls them, for ever: no two members of a consultation have had the same. */
  name: string
}

/** A code that was given to somebody, as it is kept until it is used. */
export interface Invitation {
  consultation: string
  /** Hash of the code. */
  code: string
  role: Role
  name: string
  /** The number of the member who goes on with it on another device; null for who is to become one. */
  member: number | null
  /** Milliseconds since 1970 UTC. */
  expires: number
}

export interface Entry {
  consultation: string
  /** Hash of the code. */
  code: string
  /** Hash of the token of the session it opens. */
  session: string
  now: number
}

/** Those of a consultation who may enter its console, and who may become one of them. */
export interface Team {
  members: Member[]
  /** The earliest to expire first, without their codes. */
  invitations: Omit<Invitation, 'code'>[]
}

/** How long a session lasts, in milliseconds, and how long without use. */
export const sessionLength = 12 * 3_600_000
export const idleLength = 2 * 3_600_000

/** How long an invitation may be used. */
export const invitationLength = 7 * 24 * 3_600_000
/** How long a member's link for another device may be used. */
export const deviceLength = 15 * 60_000

/** What remembers who works in the console: part of every store. */
export interface MemberStore {
  /** Keeps an invitation until it is used. A member has one link for another device at a time: the latest. */
  invite(invitation: Invitation, now: number): Promise<{ name: 'kept' | 'name-taken' }>
  /** Takes a code, once, and opens a session; undefined for a code that is none, was used or has expired. */
  openSession(entry: Entry): Promise<Member | undefined>
  /** Whose session it is, whatever consultation it is of, until it expires. Looking is using. */
  memberIn(session: string, now: number): Promise<Member | undefined>
  /** Closes a session. */
  leave(session: string): Promise<void>
  team(consultation: string, now: number): Promise<Team>
  /** Ends a member's sessions and links. Their name stays theirs in the audit. Says whether there was one. */
  revoke(of: Pick<Member, 'consultation' | 'number'>): Promise<boolean>
  /** Takes back an invitation nobody has used. Says whether there was one. */
  uninvite(of: Pick<Invitation, 'consultation' | 'name'>): Promise<boolean>
  /** Forgets sessions and invitations that have expired. */
  forgetExpired(now: number): Promise<void>
}
