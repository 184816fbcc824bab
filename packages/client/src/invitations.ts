import type { ticketHeader } from '@ess-widgets/contract/vocabulary.js'

const header: typeof ticketHeader = 'Ess-Ticket'

/** What the contract's `Ticket` is: anything else would have each act refused. */
const isTicket = /^[a-z0-9-]{1,64}\.[0-9]{1,4}\.[a-z0-9]{6,8}\.[A-Za-z0-9_-]{22}$/

/** Where `<ess-contribution>` keeps the invitations of the tables that this device serves. */
const invitations = (url: string) =>
  Object.entries<string>(localStorage).filter(
    ([key, ticket]) => key.startsWith(`ess-ticket ${url} `) && isTicket.test(ticket),
  )

/** The header of an act, with the invitation of a table, if the page was opened with one: whether it is still good, the server knows. */
export function invitation(url: string): Record<string, string> {
  try {
    const [found] = invitations(url)
    return found ? { [header]: found[1] } : {}
  } catch {
    return {}
  }
}

/** The invitation that an act was sent with and the server does not know would have each act refused. */
export function forgetInvitation(url: string, headers: Readonly<Record<string, string>>): void {
  for (const [key, ticket] of invitations(url)) if (ticket === headers[header]) localStorage.removeItem(key)
}
