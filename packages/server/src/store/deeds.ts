import { contributeAll } from './contribute.ts'
import { forgetExpired, invite, leave, openSession, revoke, uninvite, use } from './members.ts'
import { enter, forgetRefused, moderate } from './moderate.ts'
import { registerAll } from './register.ts'
import { forgetPeople, publishSessions } from './sessions.ts'

/**
 * What is done with few statements and rarely, in one transaction that no other is beside: written once, for both
 * stores. SQLite's are done in the writer's thread, PostgreSQL's under a lock that all processes share for deeds that move the same.
 */
export const deeds = {
  registerAll,
  publishSessions,
  forgetPeople,
  contributeAll,
  moderate,
  enter,
  forgetRefused,
  invite,
  openSession,
  use,
  leave,
  revoke,
  uninvite,
  forgetExpired,
}

export type DeedName = keyof typeof deeds
export type Given<Name extends DeedName> = Parameters<(typeof deeds)[Name]>[1]
export type Done<Name extends DeedName> = Awaited<ReturnType<(typeof deeds)[Name]>>
