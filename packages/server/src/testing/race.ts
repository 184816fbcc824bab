import { randomUUID } from 'node:crypto'
import type { Counts } from '@ess-widgets/contract'
import { connections, read, write } from './http-voter.ts'

export interface RaceReport {
  pairs: number
  /** Pairs of which both requests were counted, or neither. */
  doubled: number
  missing: number
  /** Answers that were neither the receipt, its replay nor a refusal of the second. */
  unexpected: string[]
}

const atOnce = 64

/** How a ballot comes to be sent twice. */
const duplicates = [
  'the same intention, at the same instant',
  'another intention, at the same instant',
  'another intention, just after',
] as const

/** Sends every ballot twice, in each way in turn, to the servers in turn. Each pair must count once. */
export async function race(servers: string[], principles: string[], pairs: number): Promise<RaceReport> {
  const agent = connections(atOnce)
  const before = await total(agent, servers[0]!)
  const unexpected: string[] = []
  let next = 0
  const run = async () => {
    for (let pair = next++; pair < pairs; pair = next++) {
      const way = duplicates[pair % duplicates.length]!
      const isSameIntention = way === duplicates[0]
      const voter = randomUUID()
      const key = randomUUID()
      const send = (server: number, ownKey: string) =>
        write(agent, servers[server % servers.length]!, {
          voter,
          principle: principles[pair % principles.length]!,
          key: ownKey,
          body: { choice: 'agree', revision: 1 },
        })
      const first = send(pair, key)
      if (way === duplicates[2]) await first
      const answers = await Promise.all([first, send(pair + 1, isSameIntention ? key : randomUUID())])
      const statuses = answers.map(({ status }) => status).sort()
      const isReplay = !isSameIntention || answers[0].text === answers[1].text
      if (`${statuses}` !== (isSameIntention ? '200,200' : '200,409') || !isReplay) {
        unexpected.push(answers.map(({ status, text }) => `${status} ${text}`).join(' / '))
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce / 2 }, run))
  const counted = (await total(agent, servers[0]!)) - before
  agent.destroy()
  return { pairs, doubled: Math.max(0, counted - pairs), missing: Math.max(0, pairs - counted), unexpected }
}

async function total(agent: ReturnType<typeof connections>, server: string): Promise<number> {
  const { principles } = await read<Counts>(agent, `${server}/counts`)
  return principles.reduce((sum, { total: { agree, disagree, pass } }) => sum + agree + disagree + pass, 0)
}
