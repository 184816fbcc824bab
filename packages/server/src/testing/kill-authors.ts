import { randomUUID } from 'node:crypto'
import type { Contribution, Contributions } from '@ess-widgets/contract'
import { amend, contribute } from './http-author.ts'
import { exchange, read } from './http-voter.ts'
import type { Crowd, Intention } from './kill.ts'
import { tableTicket } from './table-ticket.ts'

interface AuthorsOptions {
  count: number
  /** Where the store of a server that was started is. */
  store: string
  random: () => number
}

/** What an author was last told, or has at least tried. */
type Told = { revision: number; text: string | undefined } | 'tried'

/** People at a table, each with one contribution after the other: given, perhaps changed, perhaps taken back. */
export async function authors({ count, store, random }: AuthorsOptions): Promise<Crowd> {
  const ticket = await tableTicket(store)
  const told = new Map<string, Told>()

  const person = () => {
    let receipt = ''
    let revision = 0
    return (): Intention => {
      if (revision === 0 || random() < 0.4) {
        receipt = randomUUID()
        revision = 0
        told.set(receipt, 'tried')
      }
      const own = receipt
      const key = randomUUID()
      const isLast = revision > 0 && random() < 0.2
      const text = isLast ? undefined : `dit ${own} ${revision + 1}`
      const said = { question: 'mots', kind: 'vision', text, revision: revision + 1 }
      const begun = revision
      return {
        send: (agent, url) =>
          begun === 0
            ? contribute(agent, url, { text: text! }, { receipt: own, key, ticket })
            : amend(agent, url, { receipt: own, key, ...(!isLast && { body: said }) }),
        acknowledge() {
          revision = isLast ? 0 : begun + 1
          told.set(own, { revision: begun + 1, text })
        },
      }
    }
  }

  return {
    people: Array.from({ length: count }, person),
    async audit(agent, url) {
      const lost: string[] = []
      let standing = 0
      for (const [receipt, last] of told) {
        const { status, text } = await exchange(agent, 'GET', `${url}/workshops/vision/contribution`, {
          'Ess-Receipt': receipt,
        })
        const held = status === 200 ? (JSON.parse(text) as Contribution) : undefined
        if (held?.status === 'received') standing++
        if (last === 'tried') continue
        const isLater = held && (held.revision > last.revision || held.status === 'withdrawn')
        if (!isLater && !(held?.revision === last.revision && held.text === last.text))
          lost.push(`${receipt}: acknowledged ${JSON.stringify(last)}, held ${text}`)
      }
      const { received } = await read<Contributions>(agent, `${url}/workshops/vision/contributions`)
      return { lost, doubled: received - standing }
    },
  }
}
