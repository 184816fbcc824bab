import { randomUUID } from 'node:crypto'
import type { ManifestoEntry, SignatureRequest } from '@ess-widgets/contract'
import { sampleManifesto } from '@ess-widgets/contract/behaviour.js'
import { mailboxIn } from '../mail/address.ts'
import { addressOfMail, mailboxOf } from '../store/secret.ts'
import type { Addressee, SignatureAct, Signed } from '../store/signature-store.ts'
import type { Store } from '../store/store.ts'
import { exchange, type Answer, type connections } from './http-voter.ts'

/** The sample text, whose number shows from the first signature on. */
export const sampleText = (fields: Partial<ManifestoEntry> = {}): ManifestoEntry => ({
  ...sampleManifesto.manifesto,
  minimum: 1,
  ...fields,
})

/** What somebody who does not exist signs. */
export const signedAs = (fields: Partial<Signed> = {}): Signed => ({
  version: 2,
  signer: 'person',
  firstName: 'Camille',
  lastName: 'Fictif',
  organisation: null,
  family: null,
  siren: null,
  role: null,
  mandate: null,
  visibility: 'full',
  article: null,
  reservation: null,
  partner: null,
  ...fields,
})

/** What an address is known by in a consultation of a store. */
export async function addresseeIn(store: Store, email: string, consultation = 'essai'): Promise<Addressee> {
  const { canonical, email: ascii } = mailboxIn(email)!
  return {
    email: ascii,
    language: 'fr',
    address: addressOfMail(await store.introduce(consultation), canonical),
    mailbox: mailboxOf(await store.ownSecret(), canonical),
  }
}

/** The act of somebody who signs under a receipt. */
export const signingAct = (
  receipt: string,
  to: Addressee,
  said: Partial<Signed> = {},
  { consultation = 'essai', contact = false } = {},
): SignatureAct => ({
  consultation,
  receipt,
  deed: { name: 'sign', said: signedAs(said), contact, channel: 'web', to },
  closesAt: null,
  key: randomUUID(),
  digest: randomUUID(),
})

/** The same for whoever withdraws. */
export const withdrawalAct = (receipt: string, consultation = 'essai'): SignatureAct => ({
  consultation,
  receipt,
  deed: { name: 'withdraw' },
  closesAt: null,
  key: randomUUID(),
  digest: randomUUID(),
})

type Agent = ReturnType<typeof connections>

interface Sending {
  receipt?: string
  key?: string
  headers?: Record<string, string>
}

/** What a partner's page sends of whoever signs, unless said otherwise. */
export const signOver = (
  agent: Agent,
  consultation: string,
  body: Partial<SignatureRequest> & Record<string, unknown>,
  { receipt = randomUUID(), key = randomUUID(), headers = {} }: Sending = {},
): Promise<Answer> =>
  exchange(
    agent,
    'POST',
    `${consultation}/signatures`,
    { 'Ess-Receipt': receipt, 'Idempotency-Key': key, 'content-type': 'application/json', ...headers },
    JSON.stringify({
      version: 2,
      signer: 'person',
      firstName: 'Camille',
      lastName: 'Fictif',
      visibility: 'full',
      contact: false,
      partner: null,
      language: 'fr',
      consent: true,
      ...body,
    }),
  )

/** A change of a signature or, without a body, its withdrawal. */
export const amendSignature = (
  agent: Agent,
  consultation: string,
  { receipt, key = randomUUID(), body }: { receipt: string; key?: string; body?: object },
): Promise<Answer> =>
  exchange(
    agent,
    body ? 'PUT' : 'DELETE',
    `${consultation}/signature`,
    { 'Ess-Receipt': receipt, 'Idempotency-Key': key, 'content-type': 'application/json' },
    JSON.stringify(body ?? {}),
  )
