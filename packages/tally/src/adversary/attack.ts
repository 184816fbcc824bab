import type { TotalsPolicy } from '@ess-widgets/contract'
import { publishCounts } from '../publication/counts.ts'
import { publishResults, type Memory } from '../publication/results.ts'
import { everyGuard } from '../publication/shown.ts'
import { Adversary, type Findings } from './adversary.ts'
import { randomOf } from './random.ts'
import { Room } from './room.ts'
import { toldByCounts, toldByResult } from './told.ts'

/** A room that answers at some moments, with a publication after each. */
export interface Meeting {
  room: Room
  principles: string[]
  /** The number of its last moment; the first is 0. */
  last: number
  totals: TotalsPolicy
  familyMinimum: number
}

/** The same for the same number. */
export function meetingOf(seed: number, totals: TotalsPolicy): Meeting {
  const random = randomOf(seed)
  const principles = seed % 4 === 0 ? ['garde', 'partage'] : ['garde']
  const room = new Room(random, principles)
  return { room, principles, last: random(1, 4), totals, familyMinimum: seed % 5 === 0 ? 5 : 10 }
}

/**
 * What an adversary finds of a room in what the pure functions publish, and how many families were shown. Where totals are
 * public with each vote nobody needs results to read a ballot as it is cast: there only the close is looked at.
 */
export function attack(meeting: Meeting, guards = everyGuard): Findings & { shown: number } {
  const { room, principles, last, totals, familyMinimum } = meeting
  const adversary = new Adversary(familyMinimum)
  let memory: Memory = {}
  let shown = 0
  for (let moment = 0; moment <= last; moment++) {
    room.act()
    const isFinal = moment === last
    if (totals !== 'at-close' && !isFinal) continue
    const rules = { totals, isFinal, familyMinimum }
    const published = publishResults(memory, principles, room.cells, room.size, rules, guards)
    memory = published.memory
    shown += published.principles.reduce((sum, { families }) => sum + families.length, 0)
    adversary.hear(room.people, {
      people: published.people,
      results: published.principles.flatMap(toldByResult),
      counts: publishCounts(principles, room.cells, totals).flatMap(toldByCounts),
    })
  }
  return { ...adversary.findings, shown }
}
