import { randomUUID } from 'node:crypto'
import type { Choice, Family } from '@ess-widgets/contract'
import { recordBallot } from '../http/ballots.ts'
import { Edition } from '../http/edition.ts'
import type { KeptPublication } from '../store/publications.ts'
import type { Store } from '../store/store.ts'
import { interleave } from './interleave.ts'
import { sequenceOf } from './publication-sequence.ts'
import { sampleFile } from './sample.ts'
import { wrapStore } from './wrapped-store.ts'

/** What a publication does in the store, one after the other: before each, another process may come. */
const steps = ['seal', 'exactCounts', 'publicationOf', 'peopleIn', 'keepPublication'] as const
const closes = '2120-01-01T00:00:00Z'
const afterClosing = Date.parse(closes) + 10_000
const minute = 60_000

interface Played {
  /** Two stores on one database. */
  stores: readonly Store[]
  /** Of the steps of the first process, of the second, and of those who vote. */
  order: readonly number[]
  /** Whether the second process closes, while the clock of the first is late. */
  isClosing: boolean
  /** A name that no other consultation has. */
  id: string
}

/** Has two processes publish while people vote, in one order of their steps, and says what all of that was in the end. */
export async function playOrder({ stores, order, isClosing, id }: Played) {
  const file = sampleFile(['garde'], { id, totals: 'at-close', familyMinimum: 5, closes })
  const kept: KeptPublication[] = []
  const turns: (() => Promise<void>)[] = []
  // Their clocks never say the same, so that no two publications are the same by chance.
  const instants = [0, minute]
  const servers = await Promise.all(
    stores.map((store, place) => {
      const before =
        (step: (typeof steps)[number]) =>
        async (...given: unknown[]) => {
          await turns[place]?.()
          const done: unknown = await Reflect.apply(store[step], store, given)
          if (step === 'keepPublication') kept.push(done as KeptPublication)
          return done
        }
      const wrapped = wrapStore(store, {
        ...Object.fromEntries(steps.map((step) => [step, before(step)])),
        async *answersIn(...given) {
          await turns[place]?.()
          yield* store.answersIn(...given)
        },
      })
      return Edition.open(file, wrapped, () => instants[place]!)
    }),
  )
  const vote = async (family: Family, ...all: Choice[]) => {
    for (const choice of all) {
      const request = { principle: 'garde', voterToken: randomUUID(), key: randomUUID(), ticket: undefined }
      await recordBallot(servers[0]!, stores[0]!, { ...request, body: { choice, family, revision: 1 } })
    }
  }
  await vote('mutual', 'agree', 'agree', 'disagree', 'disagree', 'pass')
  await servers[0]!.publishResults()
  if (isClosing) instants[1] = afterClosing
  const publishing = (place: number) => async (turn: () => Promise<void>) => {
    turns[place] = turn
    if (place === 1 && isClosing) await servers[place]!.results()
    else await servers[place]!.publishResults()
    delete turns[place]
  }
  const voting = async (turn: () => Promise<void>) => {
    await turn()
    // Whoever comes after the seal is refused.
    await vote('mutual', 'agree', 'agree', 'disagree', 'pass', 'agree').catch(() => undefined)
    await turn()
    await vote('association', 'agree', 'agree', 'disagree', 'pass', 'disagree', 'pass').catch(() => undefined)
  }
  await interleave([publishing(0), publishing(1), voting], order)
  // A clock that was late is right in the end.
  if (isClosing) instants[0] = afterClosing + minute
  for (const edition of servers) edition.forget('results')
  const texts = await Promise.all(servers.map(async (edition) => (await edition.results()).body))
  for (const edition of servers) edition.stop()
  const isFinal = texts.every((text) => text.includes('"isFinal":true'))
  return { ...sequenceOf(kept), texts: new Set(texts).size, isFinal }
}
