import { randomUUID } from 'node:crypto'
import { request as httpRequest, type Agent } from 'node:http'
import type { ContributionRequest, WorkshopEntry } from '@ess-widgets/contract'
import { exchange, type Answer } from './http-voter.ts'

/** A workshop that does not exist. */
export const sampleWorkshop = (fields: Partial<WorkshopEntry> = {}): WorkshopEntry => ({
  id: 'vision',
  title: { fr: 'Atelier fictif', en: 'Fictitious workshop' },
  questions: [
    { id: 'mots', text: { fr: 'Comment voyez-vous l’ESS ?', en: 'How do you see the ESS?' } },
    { id: 'freins', text: { fr: 'Qu’est-ce qui la freine ?', en: 'What holds it back?' }, kinds: ['brake'] },
  ],
  ...fields,
})

interface Sending {
  receipt?: string
  key?: string
  ticket?: string | undefined
  headers?: Record<string, string>
}

/** What is given, as a partner's page sends it, unless said otherwise. */
export const contribute = (
  agent: Agent,
  consultation: string,
  body: Partial<ContributionRequest> & Record<string, unknown> = {},
  { receipt = randomUUID(), key = randomUUID(), ticket, headers }: Sending = {},
): Promise<Answer> =>
  exchange(
    agent,
    'POST',
    `${consultation}/workshops/vision/contributions`,
    {
      'Ess-Receipt': receipt,
      'Idempotency-Key': key,
      'content-type': 'application/json',
      ...(ticket && { 'Ess-Ticket': ticket }),
      ...headers,
    },
    JSON.stringify({ question: 'mots', kind: 'vision', text: 'Une économie qui relie.', consent: true, ...body }),
  )

/** A change, or without a body a withdrawal. */
export const amend = (
  agent: Agent,
  consultation: string,
  { receipt, key = randomUUID(), body }: { receipt: string; key?: string; body?: object },
): Promise<Answer> =>
  exchange(
    agent,
    body ? 'PUT' : 'DELETE',
    `${consultation}/workshops/vision/contribution`,
    { 'Ess-Receipt': receipt, 'Idempotency-Key': key, 'content-type': 'application/json' },
    JSON.stringify(body ?? {}),
  )

/** The name of the problem an answer is, or its status. */
export const problemOf = ({ status, text }: Answer): string | number =>
  status === 200 ? 200 : (JSON.parse(text) as { type: string }).type.slice('urn:ess:problem:'.length)

/** The seconds somebody who is let in no more is asked to wait. */
export const waitOf = (consultation: string, headers: Record<string, string> = {}): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const own = { 'Ess-Receipt': randomUUID(), 'Idempotency-Key': randomUUID(), 'content-type': 'application/json' }
    const sent = httpRequest(`${consultation}/workshops/vision/contributions`, {
      method: 'POST',
      headers: { ...own, ...headers },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      response.resume()
      resolve(response.headers['retry-after'])
    })
    sent.end(JSON.stringify({ question: 'mots', kind: 'vision', text: 'Encore.', consent: true }))
  })
