import { contributeAll } from './contribute.ts'
import { closeLetter, nextLetter, requestLink } from './letters.ts'
import { actByLink } from './links.ts'
import { forgetExpired, invite, leave, openSession, revoke, uninvite, use } from './members.ts'
import { enter, forgetRefused, moderate } from './moderate.ts'
import { holdPace, keepPublication } from './publications.ts'
import { registerAll } from './register.ts'
import { forgetPeople, publishSessions } from './sessions.ts'
import { signAll } from './sign.ts'
import {
  eraseAgain,
  forgetEmails,
  forgetLinks,
  forgetUnconfirmed,
  noteClosing,
  publishVersions,
} from './signature-clock.ts'
import { enterSignature, verify } from './verify.ts'

/**
 * What is done with few statements and rarely, in one transaction that no other is beside: written once, for both
 * stores. SQLite's are done in the writer's thread, PostgreSQL's under a lock that all processes share for deeds that move the same.
 */
export const deeds = {
  registerAll,
  holdPace,
  keepPublication,
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
  signAll,
  requestLink,
  actByLink,
  nextLetter,
  closeLetter,
  verify,
  enterSignature,
  publishVersions,
  forgetUnconfirmed,
  noteClosing,
  forgetEmails,
  forgetLinks,
  eraseAgain,
}

export type DeedName = keyof typeof deeds
export type Given<Name extends DeedName> = Parameters<(typeof deeds)[Name]>[1]
export type Done<Name extends DeedName> = Awaited<ReturnType<(typeof deeds)[Name]>>

/**
 * Whether a deed takes out what somebody wrote: then the store makes sure that its bytes go too. A change overwrites what
 * was there before.
 */
export function isForgetting<Name extends DeedName>(name: Name, given: Given<Name>): boolean {
  switch (name) {
    case 'signAll':
      return (given as Given<'signAll'>).acts.some(({ deed }) => deed.name !== 'sign')
    case 'contributeAll':
      return (given as Given<'contributeAll'>).acts.some(({ deed }) => deed.name !== 'contribute')
    case 'registerAll':
      return (given as Given<'registerAll'>).acts.some(({ person }) => person === null)
    default:
      return forgetting.has(name)
  }
}

const forgetting: ReadonlySet<DeedName> = new Set([
  'actByLink',
  'closeLetter',
  'forgetUnconfirmed',
  'forgetEmails',
  'forgetLinks',
  'eraseAgain',
  'forgetPeople',
  'forgetRefused',
])
