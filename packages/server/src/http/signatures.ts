import type { Signature, SignatureChange, SignatureRequest } from '@ess-widgets/contract'
import { mailboxIn } from '../mail/address.ts'
import { digestUnder } from '../store/secret.ts'
import type { KeptSignature, SignatureAct, Signed } from '../store/signature-store.ts'
import type { Store } from '../store/store.ts'
import type { Edition } from './edition.ts'
import { fieldError } from '@ess-widgets/contract'
import { HttpError, keyReused } from './http-error.ts'
import { invitationOf } from './invitations.ts'
import type { NetworkLimit } from './network-limit.ts'
import type { PublishedManifesto } from './published-manifesto.ts'
import { signedOf } from './signature-content.ts'

/** A write as it arrived, its form already checked. */
export interface SignatureWrite {
  /** The receipt's token. */
  receipt: string
  key: string
  asked:
    | { name: 'sign'; body: SignatureRequest; ticket: string | undefined; address: string }
    | { name: 'change'; body: SignatureChange }
    | { name: 'withdraw' }
}

interface Means {
  store: Store
  limit: NetworkLimit
  /** Writes down that somebody had what they signed erased, so that no backup brings it back. */
  erase(of: { consultation: string; receipt: string }): Promise<void>
}

/** The text of a consultation that has one to sign. */
export function manifestoIn({ manifesto }: Edition): PublishedManifesto {
  if (!manifesto) throw new HttpError('no-manifesto')
  return manifesto
}

/** Keeps what a signer does and says what stands, or throws the problem that says why not. */
export async function recordSignature(
  edition: Edition,
  { store, limit, erase }: Means,
  { receipt: token, key, asked }: SignatureWrite,
): Promise<Signature> {
  const of = { consultation: edition.file.id, receipt: edition.signerOf(token) }
  const standing = await store.signatureOf(of)
  // A text taken out of the file takes nobody's right to withdraw with it.
  if (asked.name === 'withdraw') {
    if (!edition.manifesto && !standing) throw new HttpError('no-manifesto')
    return keep({ name: 'withdraw' }, [])
  }
  const manifesto = manifestoIn(edition)
  if (edition.status === 'draft') throw new HttpError('consultation-draft', { consultationStatus: 'draft' })
  const { body } = asked
  // What was accepted under a version is said again under it. Looked at first: of another text, articles are others too.
  if (
    body.version !== manifesto.current.version &&
    !(standing && (asked.name === 'sign' || standing.said?.version === body.version))
  )
    throw new HttpError('stale-version')
  const said = signedOf({ text: manifesto.current, hasPartner: (origin) => edition.isPartner(origin) }, body)
  const { contact } = body
  if (asked.name === 'change')
    return keep({ name: 'change', said, contact, revision: asked.body.revision }, [asked.body.revision])

  const mailbox = mailboxIn(asked.body.email)
  if (!mailbox) throw new HttpError('invalid-field', { errors: [notSendable] })
  const invitation = invitationOf(edition, asked.ticket)
  if (!standing && !invitation) expectRoom(limit, { address: asked.address, now: edition.now(), of })
  const channel = invitation ? 'room' : 'web'
  const { language } = asked.body
  const to = { ...edition.addresseeOf(mailbox), language }
  return keep({ name: 'sign', said, contact, channel, to }, [mailbox.email, language])

  async function keep(deed: SignatureAct['deed'], more: unknown[]): Promise<Signature> {
    // Neither the channel nor the ticket is of the request: what was accepted is said again when the ticket has expired.
    const digest = digestUnder(token, [
      deed.name,
      ...('said' in deed ? [...wordsOf(deed.said), deed.contact] : []),
      ...more,
    ])
    const closesAt = edition.status === 'closed' ? 0 : edition.closesAt
    const outcome = await store.sign({ ...of, deed, key, digest, closesAt })
    switch (outcome.name) {
      case 'kept':
        // Only what was done is done again after a restore: a crash in between told nobody, and they ask again.
        if (deed.name === 'withdraw') await erase(of)
        return signatureOf(outcome.signature)
      case 'consultation-closed':
        throw new HttpError('consultation-closed', { consultationStatus: 'closed' })
      case 'key-reused':
        throw keyReused()
      default:
        throw new HttpError(outcome.name)
    }
  }
}

const wordsOf = (said: Signed) => Object.values(said)

/** What became of a signature. */
export async function readSignature(edition: Edition, store: Store, token: string): Promise<Signature> {
  const signature = await store.signatureOf({ consultation: edition.file.id, receipt: edition.signerOf(token) })
  if (!signature) throw new HttpError(edition.manifesto ? 'unknown-receipt' : 'no-manifesto')
  return signatureOf(signature)
}

/** A signature as whoever holds its receipt sees it. */
function signatureOf({ status, channel, revision, number, reason, said, contact }: KeptSignature): Signature {
  return {
    status,
    channel,
    revision,
    ...(status === 'confirmed' && { number: number! }),
    ...(reason && { reason }),
    ...(said && { said: { ...givenIn(said), contact } }),
  }
}

/** As the contract says it: what was not said is absent. */
function givenIn({ article, reservation, partner, ...said }: Signed) {
  const { version, signer, firstName, lastName, visibility } = said
  const { organisation, family, siren, role, mandate } = said
  return {
    version,
    signer,
    firstName,
    lastName,
    ...(organisation !== null && { organisation }),
    ...(family !== null && { family }),
    ...(siren !== null && { siren }),
    ...(role !== null && { role }),
    ...(mandate !== null && { mandate }),
    visibility,
    ...(article !== null && { reservation: { article, text: reservation! } }),
    partner,
  }
}

const notSendable = fieldError(
  '/email',
  'Aucun message ne peut être envoyé à cette adresse ; il en faut une comme nom@example.org.',
  'No message can be sent to this address; it must be one such as name@example.org.',
)

/** By receipt, which signs once at most. */
function expectRoom(
  limit: NetworkLimit,
  { address, now, of }: { address: string; now: number; of: Pick<SignatureAct, 'consultation' | 'receipt'> },
): void {
  const seconds = limit.take(address, now, `${of.consultation} ${of.receipt}`)
  if (seconds > 0) throw new HttpError('too-many-signatures', {}, seconds)
}
