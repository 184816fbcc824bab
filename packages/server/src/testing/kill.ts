import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ballots, Choice, ConsultationFile, Counts } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import { connections, read, write } from './http-voter.ts'
import { startServer, type ServerProcess } from './server-process.ts'

export interface KillReport {
  kills: number
  acknowledged: number
  retried: number
  /** Acknowledged acts of which the store holds neither the result nor a later one. */
  lost: string[]
  /** Ballots counted beside those that stand. */
  doubled: number
}

interface KillOptions {
  file: ConsultationFile
  store: string
  kills: number
  /** Where the command under test is: the real one, or a mutant of it. */
  command?: URL
  random: () => number
}

const clients = 24

/** A server is killed after so many acknowledgements at most, counted and not timed: as busy on a slow machine as on a fast one. */
const busiest = 300
/** How long they are waited for, in milliseconds. */
const patience = 20_000

/**
 * Voters who vote and change without rest while the server is ended by `kill -9` and started again.
 * A voter without an answer sends the same intention again until one comes, as a browser does.
 */
export async function killUnderLoad({ file, store, kills, command, random }: KillOptions): Promise<KillReport> {
  const principles = file.principles.map(({ id }) => id)
  const start = () => startServer(file, store, command && { command })
  const acknowledged = new Map<string, { choice: Choice | null; revision: number }>()
  let count = 0
  let retried = 0
  let isOver = false
  let server: ServerProcess = await start()

  const client = async () => {
    const agent = connections(1)
    const revisions = new Map<string, number>()
    for (let turn = 0, voter = randomUUID(); !isOver; turn++) {
      // A new voter now and then; the same one votes on several principles and changes.
      if (turn % 20 === 0) {
        voter = randomUUID()
        revisions.clear()
      }
      const principle = principles[Math.floor(random() * principles.length)]!
      const revision = (revisions.get(principle) ?? 0) + 1
      const choice = random() < 0.1 ? null : choices[Math.floor(random() * 3)]!
      const body = choice === null ? { revision } : { choice, revision }
      const key = randomUUID()
      for (let isSent = false; !isSent && !isOver;) {
        try {
          const { status, text } = await write(agent, server.url, {
            voter,
            principle,
            key,
            body,
            method: choice === null ? 'DELETE' : 'PUT',
          })
          if (status === 200) {
            isSent = true
            count++
            revisions.set(principle, revision)
            acknowledged.set(`${voter} ${principle}`, { choice, revision })
          } else if (status !== 503) throw new TypeError(`${status} ${text}`)
        } catch (error) {
          if (error instanceof TypeError) throw error
          retried++
          await pause(50 + random() * 150)
        }
      }
    }
    agent.destroy()
  }

  const acknowledgedMore = async (more: number) => {
    const [least, end] = [count + more, performance.now() + patience]
    while (count < least && !isOver && performance.now() < end) await pause(5)
  }

  const load = Promise.all(Array.from({ length: clients }, client)).finally(() => (isOver = true))
  try {
    for (let kill = 0; kill < kills && !isOver; kill++) {
      await acknowledgedMore(1 + random() * busiest)
      await server.end('SIGKILL')
      server = await start()
    }
    await acknowledgedMore(busiest)
    isOver = true
    await load
    return { kills, acknowledged: count, retried, ...(await audit(server.url, acknowledged)) }
  } finally {
    isOver = true
    await server.end('SIGTERM')
  }
}

async function audit(
  url: string,
  acknowledged: ReadonlyMap<string, { choice: Choice | null; revision: number }>,
): Promise<Pick<KillReport, 'lost' | 'doubled'>> {
  const agent = connections(8)
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
  agent.destroy()
  return { lost, doubled: counted - standing }
}
