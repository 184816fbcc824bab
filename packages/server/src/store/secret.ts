import { createHmac, randomBytes } from 'node:crypto'

/** A secret of 256 bits, in base64url. */
export const newSecret = () => randomBytes(32).toString('base64url')

/**
 * What the store knows a voter by: HMAC-SHA-256 of the token, keyed by the consultation's secret, so
 * that a voter of two consultations is two strangers and a copy of the database lets nobody vote.
 */
export const voterOf = (secret: string, token: string) => createHmac('sha256', secret).update(token).digest('base64url')
