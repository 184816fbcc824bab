import type { Registration, RegistrationRequest } from '@ess-widgets/contract'
import { digestUnder } from '../store/secret.ts'
import type { Store } from '../store/store.ts'
import type { Edition } from './edition.ts'
import { HttpError, keyReused } from './http-error.ts'

/** A write as it arrived, its form already checked. */
export interface RegistrationWrite {
  session: string
  /** The receipt's token. */
  receipt: string
  key: string
  /** Null withdraws. */
  person: RegistrationRequest | null
}

/** Keeps a registration or its withdrawal and says what stands, or throws the problem that says why not. */
export async function recordRegistration(
  edition: Edition,
  store: Store,
  { session, receipt: token, key, person }: RegistrationWrite,
): Promise<Registration> {
  const { id: consultation, status } = edition.file
  const receipt = edition.receiptOf(token)
  const intake = edition.agenda.intakeOf(session)
  const of = { consultation, session, receipt }
  // A session taken out of the file, or that is open to all now, takes nobody's right to withdraw with it.
  if (!intake && (person || !(await store.registrationOf(of)))) throw new HttpError('unknown-session')
  // The file's own word, and not the instant of opening: people register for a seminar before its votes open.
  if (person && status === 'draft') throw new HttpError('consultation-draft', { consultationStatus: 'draft' })

  // Closing is not decided here but with the commit, after the replies: what was accepted in time is said again.
  const digest = digestUnder(token, person ? [session, person.name, person.email] : [session])
  const outcome = await store.register({ ...of, person, key, digest, ...(intake ?? { capacity: 0, closesAt: 0 }) })
  switch (outcome.name) {
    case 'kept':
      return outcome.registration
    case 'registration-closed':
      if (status === 'closed') throw new HttpError('consultation-closed', { consultationStatus: 'closed' })
      throw new HttpError('registration-closed')
    case 'key-reused':
      throw keyReused()
    default:
      throw new HttpError(outcome.name)
  }
}

/** What became of a registration. */
export async function readRegistration(
  edition: Edition,
  store: Store,
  { session, receipt: token }: Pick<RegistrationWrite, 'session' | 'receipt'>,
): Promise<Registration> {
  const of = { consultation: edition.file.id, session, receipt: edition.receiptOf(token) }
  const registration = await store.registrationOf(of)
  if (!registration) throw new HttpError(edition.agenda.intakeOf(session) ? 'unknown-receipt' : 'unknown-session')
  return registration
}
