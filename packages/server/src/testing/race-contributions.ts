import { randomUUID } from 'node:crypto'
import type { Contributions } from '@ess-widgets/contract'
import { contribute } from './http-author.ts'
import { connections, read } from './http-voter.ts'
import type { RaceReport } from './race.ts'
import { tableTicket } from './table-ticket.ts'

const atOnce = 32

/**
 * Gives every contribution twice at one instant, to the servers in turn: once under the same key, once under another,
 * as a page does that has lost its notes. Each receipt must count once.
 */
export async function raceContributions(servers: string[], store: string, pairs: number): Promise<RaceReport> {
  const agent = connections(atOnce)
  const ticket = await tableTicket(store)
  const unexpected: string[] = []
  let next = 0
  const run = async () => {
    for (let pair = next++; pair < pairs; pair = next++) {
      const receipt = randomUUID()
      const key = randomUUID()
      const give = (server: number, ownKey: string) =>
        contribute(
          agent,
          servers[server % servers.length]!,
          { text: `dit ${receipt}` },
          { receipt, key: ownKey, ticket },
        )
      const answers = await Promise.all([give(pair, key), give(pair + 1, pair % 2 ? randomUUID() : key)])
      if (answers.some(({ status }) => status !== 200) || answers[0]!.text !== answers[1]!.text)
        unexpected.push(answers.map(({ status, text }) => `${status} ${text}`).join(' / '))
    }
  }
  await Promise.all(Array.from({ length: atOnce / 2 }, run))
  const { received } = await read<Contributions>(agent, `${servers[0]}/workshops/vision/contributions`)
  agent.destroy()
  return { pairs, doubled: Math.max(0, received - pairs), missing: Math.max(0, pairs - received), unexpected }
}
