import { signTicket } from '../http/tickets.ts'
import { ownName } from '../store/secret.ts'
import { tamper } from './tamper.ts'

/** An hour's ticket for a table of the workshop of `sampleWorkshop`, of the one consultation that a store holds. */
export async function tableTicket(store: string): Promise<string> {
  const row = (await tamper(store, `SELECT voter_secret FROM consultations WHERE id <> '${ownName}'`)) as {
    voter_secret: string
  }
  const expires = Math.floor(Date.now() / 1000) + 3600
  return signTicket(row.voter_secret, { workshop: 'vision', table: 1, expires })
}
