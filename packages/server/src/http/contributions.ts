import type { Contribution, ContributionChange, ContributionRequest, WorkshopEntry } from '@ess-widgets/contract'
import type { ContributionAct } from '../store/contribution-store.ts'
import { digestUnder } from '../store/secret.ts'
import type { Store } from '../store/store.ts'
import { contentOf } from './contribution-content.ts'
import type { Edition } from './edition.ts'
import { HttpError, keyReused } from './http-error.ts'
import { invitationOf } from './invitations.ts'
import type { NetworkLimit } from './network-limit.ts'
import type { Invitation } from './tickets.ts'

/** A write as it arrived, its form already checked. */
export interface ContributionWrite {
  workshop: string
  /** The receipt's token. */
  receipt: string
  key: string
  asked:
    | { name: 'contribute'; body: ContributionRequest; ticket: string | undefined; address: string }
    | { name: 'change'; body: ContributionChange }
    | { name: 'withdraw' }
}

/** Keeps what an author does and says what stands, or throws the problem that says why not. */
export async function recordContribution(
  edition: Edition,
  { store, limit }: { store: Store; limit: NetworkLimit },
  { workshop, receipt: token, key, asked }: ContributionWrite,
): Promise<Contribution> {
  const of = { consultation: edition.file.id, workshop, receipt: edition.authorOf(workshop, token) }
  const entry = edition.workshops.find(workshop)
  // A workshop taken out of the file takes nobody's right to withdraw with it.
  if (!entry && (asked.name !== 'withdraw' || !(await store.contributionOf(of))))
    throw new HttpError('unknown-workshop')
  if (asked.name !== 'withdraw' && edition.status === 'draft')
    throw new HttpError('consultation-draft', { consultationStatus: 'draft' })

  const invitation = asked.name === 'contribute' ? invitationOf(edition, asked.ticket, workshop) : undefined
  const deed = deedOf(edition, entry, asked, invitation)
  if (asked.name === 'contribute' && !invitation && !(await store.contributionOf(of)))
    expectRoom(limit, { address: asked.address, now: edition.now(), of })

  // Neither the channel nor the ticket is of the request: what was accepted is said again when the ticket has expired.
  const digest = digestUnder(token, [
    workshop,
    deed.name,
    ...('content' in deed ? Object.values(deed.content) : []),
    'revision' in deed ? deed.revision : null,
  ])
  // Closing is not decided here but with the commit, after the replies: what was accepted in time is said again.
  const outcome = await store.contribute({ ...of, deed, key, digest, closesAt: closingOf(edition, invitation) })
  switch (outcome.name) {
    case 'kept':
      return edition.workshops.withPrinciples(outcome.contribution)
    case 'consultation-closed':
      throw new HttpError('consultation-closed', { consultationStatus: 'closed' })
    case 'key-reused':
      throw keyReused()
    default:
      throw new HttpError(outcome.name)
  }
}

/** What became of a contribution. */
export async function readContribution(
  edition: Edition,
  store: Store,
  { workshop, receipt: token }: Pick<ContributionWrite, 'workshop' | 'receipt'>,
): Promise<Contribution> {
  const of = { consultation: edition.file.id, workshop, receipt: edition.authorOf(workshop, token) }
  const contribution = await store.contributionOf(of)
  if (!contribution) throw new HttpError(edition.workshops.find(workshop) ? 'unknown-receipt' : 'unknown-workshop')
  return edition.workshops.withPrinciples(contribution)
}

function deedOf(
  edition: Edition,
  entry: WorkshopEntry | undefined,
  asked: ContributionWrite['asked'],
  invitation: Invitation | undefined,
): ContributionAct['deed'] {
  if (asked.name === 'withdraw') return { name: 'withdraw' }
  const content = contentOf(entry!, asked.body, (id) => edition.hasPrinciple(id))
  if (asked.name === 'change') return { name: 'change', content, revision: asked.body.revision }
  return { name: 'contribute', content, channel: invitation ? 'room' : 'web' }
}

/** What a table typed without network may come after the clock has closed, and not after the organiser has. */
function closingOf(edition: Edition, invitation: Invitation | undefined): number | null {
  const { file, closesAt, status } = edition
  if (file.status === 'closed') return 0
  if (!invitation) return status === 'closed' ? 0 : closesAt
  return closesAt === null ? null : Math.max(closesAt, invitation.expires * 1000)
}

/** By receipt, which gives one contribution at most: one key, which anybody may use for many receipts, lets nobody else in. */
function expectRoom(
  limit: NetworkLimit,
  { address, now, of }: { address: string; now: number; of: Pick<ContributionAct, 'consultation' | 'receipt'> },
): void {
  const seconds = limit.take(address, now, `${of.consultation} ${of.receipt}`)
  if (seconds > 0) throw new HttpError('too-many-contributions', {}, seconds)
}
