import { ticketHeader } from '@ess-widgets/contract/vocabulary.js'
import type { Edition } from './edition.ts'
import { fieldError } from '@ess-widgets/contract'
import { HttpError } from './http-error.ts'
import type { Invitation } from './tickets.ts'

/**
 * The invitation that came with a request, of that workshop if one is named, or a refusal of what is none of here.
 * Nothing without a ticket, nor with one that has expired: who comes late takes part as from any page.
 */
export function invitationOf(edition: Edition, ticket: string | undefined, workshop?: string): Invitation | undefined {
  if (ticket === undefined) return undefined
  const invitation = edition.invitationOf(ticket)
  if (!invitation || (workshop !== undefined && invitation.workshop !== workshop))
    throw new HttpError('invalid-ticket', {
      errors: [
        fieldError(
          ticketHeader,
          'Il faut ici une invitation de cette consultation et, pour une contribution, de cet atelier, telle qu’elle a été imprimée.',
          'This must be an invitation of this consultation and, for a contribution, of this workshop, as it was printed.',
        ),
      ],
    })
  return edition.now() < invitation.expires * 1000 ? invitation : undefined
}
