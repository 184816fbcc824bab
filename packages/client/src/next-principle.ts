import type { FamilyAnswers, Results } from '@ess-widgets/contract'
import type { Family } from '@ess-widgets/contract/vocabulary.js'
import type { ConsultationClient } from './client.ts'
import { fetchFile } from './file.ts'

type Interval = FamilyAnswers['support']

/** Families are published once a minute at most. In milliseconds. */
const fresh = 60_000
/** Of a family that is not shown, everything is open. */
const unknown: Interval = { low: 0, high: 1 }

/** What is known of the way of one page's visitor through a set. */
interface Way {
  /** The furthest step that was seen, from 1. */
  furthest: number
  /** When results were asked for last, in milliseconds since 1970 UTC. */
  asked: number
  /** By principle, then by family: Wilson's interval of the share that agrees. */
  intervals: Map<string, Map<Family | null, Interval>>
}
const ways = new WeakMap<ConsultationClient, Way>()

function wayOf(client: ConsultationClient): Way {
  if (!ways.has(client)) ways.set(client, { furthest: 0, asked: 0, intervals: new Map() })
  return ways.get(client)!
}

/** To call when a step of the set is shown. Reads what is published of families, where that can lead to the next one. */
export function see(client: ConsultationClient, step: number): void {
  const way = wayOf(client)
  way.furthest = Math.max(way.furthest, step)
  const { family, consultation } = client.state
  const { totals, status } = consultation!
  // Only there are families published while people still answer.
  if (!family || totals !== 'at-close' || status !== 'open' || Date.now() < way.asked + fresh) return
  way.asked = Date.now()
  fetchFile(client.link('results'))
    .then((response) => response.json())
    .then(({ principles }: Results) => {
      way.intervals = new Map(
        principles.map(({ principle, families }) => [
          principle,
          new Map(families.map(({ family, support }) => [family, support])),
        ]),
      )
    })
    // Without them, principles come in the order of the file.
    .catch(() => {})
}

/**
 * To call before a step is shown: puts there, the first time, the principle that the person's own family has said least of,
 * more or less. It is drawn from those that are neither seen nor voted on, recorded or on its way, each with the square of half its Wilson interval
 * as its weight, so that not everybody of a family is led to the same one. The order of the file stays where nothing is
 * published of the family.
 */
export function place(client: ConsultationClient, step: number): void {
  const { furthest, intervals } = wayOf(client)
  const { family, principles, ballots } = client.state
  const isTold = [...intervals.values()].some((families) => families.has(family))
  if (!family || step <= furthest || !isTold) return
  const ahead = principles.flatMap(({ id }, at) => {
    const { low, high } = intervals.get(id)?.get(family) ?? unknown
    const { choice, sending = choice } = ballots.get(id) ?? {}
    return at >= step - 1 && !choice && !sending ? [{ at, weight: ((high - low) / 2) ** 2 }] : []
  })
  let left = Math.random() * ahead.reduce((sum, { weight }) => sum + weight, 0)
  const drawn = ahead.find(({ weight }) => (left -= weight) < 0)
  if (!drawn) return
  const order = [...principles]
  order.splice(step - 1, 0, ...order.splice(drawn.at, 1))
  client.state = { ...client.state, principles: order }
}
