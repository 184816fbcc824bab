import { createHmac, randomBytes } from 'node:crypto'

/** A secret of 256 bits, in base64url. */
export const newSecret = () => randomBytes(32).toString('base64url')

/**
 * What the store knows a voter by: HMAC-SHA-256 of the token, keyed by the consultation's secret, so
 * that a voter of two consultations is two strangers and a copy of the database lets nobody vote.
 */
export const voterOf = (secret: string, token: string) => hmac(secret, token)

/**
 * What the store knows a registration by: its receipt, hashed with a key that hashes nothing else, so that a token used
 * for both a vote and a registration still ties the two to nothing.
 */
export const receiptOf = (secret: string, token: string) => hmac(keyFor(secret, 'receipts'), token)

/** The same for a contribution. A token used in two workshops, or for a registration too, ties them to nothing either. */
export const authorOf = (secret: string, workshop: string, token: string) =>
  hmac(keyFor(secret, 'contributions'), `${workshop} ${token}`)

/**
 * What the store knows the voter of a paper sheet by: the sheet's name, hashed with a key that hashes nothing else, so
 * that no browser can draw a token that is the same voter.
 */
export const sheetOf = (secret: string, name: string) => hmac(keyFor(secret, 'sheets'), name)

/** The same for a signature: its receipt is that of no registration and of no contribution. */
export const signerOf = (secret: string, token: string) => hmac(keyFor(secret, 'signatures'), token)

/** What the store knows an e-mail by in one consultation: it tells no address to whoever has the database alone. */
export const addressOfMail = (secret: string, canonical: string) => hmac(keyFor(secret, 'addresses'), canonical)

/** What it knows a mailbox by in all of them, under the store's own secret: to bound what it is sent. */
export const mailboxOf = (ownSecret: string, canonical: string) => hmac(keyFor(ownSecret, 'mailboxes'), canonical)

/** Whose secret is the store's own. No consultation has this name: it is no slug. */
export const ownName = '.'

/** What signs an invitation: 128 bits, which is what a code to scan has room for. */
export const ticketSignature = (secret: string, text: string) => hmac(keyFor(secret, 'tickets'), text).slice(0, 22)

/** What stands behind the @ of a consultation's identifiers in calendars: its own for ever, and no other server's. */
export const namespaceOf = (secret: string) =>
  Buffer.from(keyFor(secret, 'calendar'), 'base64url').toString('hex').slice(0, 32)

/** A hash of what a request asked for, which nobody can try guesses on: its key is a token that no disk knows. */
export const digestUnder = (token: string, request: unknown) => hmac(token, JSON.stringify(request))

/** A key for one purpose. Tokens hold no space: no token's hash is ever such a key. */
const keyFor = (secret: string, purpose: Purpose) => hmac(secret, `key for ${purpose}`)

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url')

type Purpose =
  'receipts' | 'contributions' | 'signatures' | 'addresses' | 'mailboxes' | 'tickets' | 'calendar' | 'sheets'
