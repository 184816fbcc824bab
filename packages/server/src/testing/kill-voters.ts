import { randomUUID } from 'node:crypto'
import type { Ballots, Choice, Counts } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import { read, write } from './http-voter.ts'
import type { Crowd, Intention } from './kill.ts'

interface VotersOptions {
  count: number
  principles: string[]
  random: () => number
}

/** A new voter now and then; the same one votes on several principles, changes, and takes back. */
export function voters({ count, principles, random }: VotersOptions): Crowd {
  const acknowledged = new Map<string, { choice: Choice | null; revision: number }>()

  const person = () => {
    let voter = ''
    const revisions = new Map<string, number>()
    let turn = 0
    return (): Intention => {
      if (turn++ % 20 === 0) {
        voter = randomUUID()
        revisions.clear()
      }
      const principle = principles[Math.floor(random() * principles.length)]!
      const revision = (revisions.get(principle) ?? 0) + 1
      const choice = random() < 0.1 ? null : choices[Math.floor(random() * 3)]!
      const body = choice === null ? { revision } : { choice, revision }
      const act = { voter, principle, key: randomUUID(), body, method: choice === null ? 'DELETE' : 'PUT' }
      return {
        send: (agent, url) => write(agent, url, act),
        acknowledge() {
          revisions.set(principle, revision)
          acknowledged.set(`${act.voter} ${principle}`, { choice, revision })
        },
      }
    }
  }

  return {
    people: Array.from({ length: count }, person),
    async audit(agent, url) {
      const lost: string[] = []
      let standing = 0
      for (const [voter, acts] of Map.groupBy(acknowledged, ([name]) => name.split(' ')[0]!)) {
        const { ballots } = await read<Ballots>(agent, `${url}/ballots`, voter)
        const held = new Map(ballots.map((ballot) => [ballot.principle, ballot]))
        standing += [...held.values()].filter(({ choice }) => choice !== null).length
        for (const [name, { choice, revision }] of acts) {
          const ballot = held.get(name.split(' ')[1]!)
          const isKept =
            ballot && (ballot.revision > revision || (ballot.revision === revision && ballot.choice === choice))
          if (!isKept) lost.push(`${name}: acknowledged ${choice} at ${revision}, held ${JSON.stringify(ballot)}`)
        }
      }
      const { principles } = await read<Counts>(agent, `${url}/counts`)
      const counted = principles.reduce((sum, { total: { agree, disagree, pass } }) => sum + agree + disagree + pass, 0)
      return { lost, doubled: counted - standing }
    },
  }
}
