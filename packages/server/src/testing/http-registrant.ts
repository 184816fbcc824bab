import { randomUUID } from 'node:crypto'
import type { Agent } from 'node:http'
import type { Registration, RegistrationRequest } from '@ess-widgets/contract'
import { exchange, type Answer } from './http-voter.ts'

/** Somebody who does not exist, by a number. */
export const fictitious = (number: number): RegistrationRequest => ({
  name: `Personne Fictive ${number}`,
  email: `personne-${number}@example.org`,
})

interface Registering {
  receipt: string
  /** Without it, the registration is withdrawn. */
  person?: RegistrationRequest
  session?: string
  key?: string
}

/** One registration or withdrawal as a partner's page sends it. */
export const register = (
  agent: Agent,
  consultation: string,
  { receipt, person, session = 'atelier', key = randomUUID() }: Registering,
): Promise<Answer> =>
  exchange(
    agent,
    person ? 'PUT' : 'DELETE',
    `${consultation}/registrations/${session}`,
    { 'Ess-Receipt': receipt, 'Idempotency-Key': key, 'content-type': 'application/json' },
    JSON.stringify(person ?? {}),
  )

/** What became of a registration. */
export async function standing(agent: Agent, consultation: string, receipt: string): Promise<Registration> {
  const { text } = await exchange(agent, 'GET', `${consultation}/registrations/atelier`, { 'Ess-Receipt': receipt })
  return JSON.parse(text) as Registration
}
