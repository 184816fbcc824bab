import { timingSafeEqual } from 'node:crypto'
import { ticketSignature } from '../store/secret.ts'

/** A table's right to contribute to a workshop, until an instant in seconds since 1970 UTC. */
export interface Invitation {
  workshop: string
  table: number
  expires: number
}

/** The ticket of an invitation, as it is printed; `secret` is the consultation's. */
export function signTicket(secret: string, { workshop, table, expires }: Invitation): string {
  const text = `${workshop}.${table}.${expires.toString(36)}`
  return `${text}.${ticketSignature(secret, text)}`
}

/** The invitation that a ticket of the right form is, or nothing for one that this consultation did not sign. */
export function checkTicket(secret: string, ticket: string): Invitation | undefined {
  const [workshop = '', table = '', expires = '', signature = ''] = ticket.split('.')
  const right = Buffer.from(ticketSignature(secret, `${workshop}.${table}.${expires}`))
  const given = Buffer.from(signature)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return { workshop, table: Number(table), expires: Number.parseInt(expires, 36) }
}
