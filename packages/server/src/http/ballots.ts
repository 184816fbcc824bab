import { createHash } from 'node:crypto'
import type { BallotCast, BallotReceipt, BallotRemoval } from '@ess-widgets/contract'
import type { Store } from '../store/store.ts'
import type { Edition } from './edition.ts'
import { HttpError, keyReused } from './http-error.ts'
import { invitationOf } from './invitations.ts'

/** A write as it arrived, its form already checked. */
export interface BallotRequest {
  principle: string
  voterToken: string
  key: string
  body: BallotCast | BallotRemoval
  /** A table's, if one came with it. */
  ticket: string | undefined
}

/** Keeps a ballot and gives its receipt, or throws the problem that says why not. */
export async function recordBallot(edition: Edition, store: Store, request: BallotRequest): Promise<BallotReceipt> {
  const { principle, body } = request
  const voter = edition.voterOf(request.voterToken)
  if (!edition.hasPrinciple(principle) && !(await isRemovalOfOwn())) throw new HttpError('unknown-principle')
  const { status } = edition
  // Closing is not decided here but with the commit, after the replies: what was accepted in time is said again.
  if (status === 'draft') throw new HttpError('consultation-draft', { consultationStatus: 'draft' })

  // The same request sent again by another channel is the same intention: its digest says nothing of it.
  const channel = invitationOf(edition, request.ticket) ? 'room' : 'web'
  const choice = 'choice' in body ? body.choice : null
  const family = 'family' in body ? body.family : undefined
  const outcome = await store.record({
    consultation: edition.file.id,
    voter,
    principle,
    choice,
    family,
    channel,
    revision: body.revision,
    key: request.key,
    digest: digestOf(principle, choice, family, body.revision),
    closesAt: status === 'closed' ? 0 : edition.closesAt,
  })
  switch (outcome.name) {
    case 'recorded':
      return outcome.receipt
    case 'stale-revision':
      throw new HttpError('stale-revision', { current: outcome.receipt })
    case 'consultation-closed':
      throw new HttpError('consultation-closed', { consultationStatus: 'closed' })
    case 'key-reused':
      throw keyReused()
  }

  /** A principle taken out of the file takes nobody's right to withdraw with it. */
  async function isRemovalOfOwn(): Promise<boolean> {
    if ('choice' in body) return false
    const { ballots } = await store.ballotsOf(edition.file.id, voter)
    return ballots.some((ballot) => ballot.principle === principle)
  }
}

/** The same for the same request, whatever the order of its fields. */
const digestOf = (...parts: unknown[]) =>
  createHash('sha256')
    .update(JSON.stringify(parts.map((part) => (part === undefined ? 'unchanged' : [part]))))
    .digest('base64url')
