import { Agent, request as httpRequest } from 'node:http'
import type { BallotCast, BallotRemoval } from '@ess-widgets/contract'

export interface Answer {
  status: number
  text: string
}

/** Keeps as many connections open as asked, and no more. */
export const connections = (maxSockets: number) => new Agent({ keepAlive: true, maxSockets })

/** One write as a partner's page sends it; rejects when no answer comes. */
export function write(
  agent: Agent,
  consultation: string,
  {
    voter,
    principle,
    key,
    body,
    method = 'PUT',
  }: { voter: string; principle: string; key: string; body: BallotCast | BallotRemoval; method?: string },
): Promise<Answer> {
  return exchange(
    agent,
    method,
    `${consultation}/ballots/${principle}`,
    { 'Ess-Voter': voter, 'Idempotency-Key': key, 'content-type': 'application/json' },
    JSON.stringify(body),
  )
}

export function exchange(
  agent: Agent,
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      { method, agent, headers: { ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) } },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode!, text }))
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Reads a JSON document, with a voter's token if given. */
export async function read<T>(agent: Agent, url: string, voter?: string): Promise<T> {
  const { status, text } = await exchange(agent, 'GET', url, voter ? { 'Ess-Voter': voter } : {})
  if (status !== 200) throw new Error(`${url} answered ${status}: ${text}`)
  return JSON.parse(text) as T
}
