import { Type } from 'typebox'

/** At least 128 bits of base64url, as a voter's browser draws them. */
export const VoterToken = Type.String({ pattern: '^[A-Za-z0-9_-]{22,64}$' })

/** A UUID, or any other name of the same strength. */
export const IdempotencyKey = Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' })
