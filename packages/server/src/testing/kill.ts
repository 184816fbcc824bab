import { setTimeout as pause } from 'node:timers/promises'
import type { ConsultationFile } from '@ess-widgets/contract'
import { authors } from './kill-authors.ts'
import { peopleToConfirm, signers } from './kill-signers.ts'
import { voters } from './kill-voters.ts'
import { connections, type Answer } from './http-voter.ts'
import { startServer, type ServerProcess } from './server-process.ts'

/** One act, complete: sent again until it is answered, as a browser does. */
export interface Intention {
  send(agent: ReturnType<typeof connections>, url: string): Promise<Answer>
  acknowledge(): void
}

/** People who act without rest. */
export interface Crowd {
  /** What each of them does next, once they were answered. */
  people: (() => Intention)[]
  /** Compares what they were told with what the server holds. */
  audit(agent: ReturnType<typeof connections>, url: string): Promise<Audit>
}

export interface Audit {
  /** Acknowledged acts of which the store holds neither the result nor a later one. */
  lost: string[]
  /** Counted beside what stands. */
  doubled: number
}

export interface KillReport {
  kills: number
  acknowledged: number
  retried: number
  /** Answers that nothing is there, about what was acknowledged before. */
  gone: number
  ballots: Audit
  contributions: Audit
  signatures: Audit
}

interface KillOptions {
  /** With the workshop of `sampleWorkshop` and the text of `sampleText`. */
  file: ConsultationFile
  store: string
  kills: number
  /** Where the command under test is: the real one, or a mutant of it. */
  command?: URL
  random: () => number
}

/** A server is killed after so many acknowledgements at most, counted and not timed: as busy on a slow machine as on a fast one. */
const busiest = 300
/** How long they are waited for, in milliseconds. */
const patience = 20_000

/**
 * Voters, authors and signers who act and change their minds while the server is ended by `kill -9` and started again. Whoever
 * has no answer sends the same intention again until one comes.
 */
export async function killUnderLoad({ file, store, kills, command, random }: KillOptions): Promise<KillReport> {
  const start = () => startServer(file, store, command && { command })
  let count = 0
  let retried = 0
  let gone = 0
  let isOver = false
  // A mutant makes its own tables: it is shown by its ballots and contributions.
  const people = command ? [] : await peopleToConfirm(store, 150)
  let server: ServerProcess = await start()
  const ballots = voters({ count: 20, principles: file.principles.map(({ id }) => id), random })
  const contributions = await authors({ count: 6, store, random })
  const signatures = signers(people, { count: 3, random })

  const act = async (next: () => Intention) => {
    const agent = connections(1)
    while (!isOver) {
      const intention = next()
      for (let isSent = false; !isSent && !isOver;) {
        try {
          const { status, text } = await intention.send(agent, server.url)
          if (status === 200) {
            isSent = true
            count++
            intention.acknowledge()
          } else if (status === 404) {
            isSent = true
            gone++
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

  const load = Promise.all([...ballots.people, ...contributions.people, ...signatures.people].map(act)).finally(
    () => (isOver = true),
  )
  const agent = connections(8)
  try {
    for (let kill = 0; kill < kills && !isOver; kill++) {
      await acknowledgedMore(1 + random() * busiest)
      await server.end('SIGKILL')
      server = await start()
    }
    await acknowledgedMore(busiest)
    isOver = true
    await load
    return {
      kills,
      acknowledged: count,
      retried,
      gone,
      ballots: await ballots.audit(agent, server.url),
      contributions: await contributions.audit(agent, server.url),
      signatures: await signatures.audit(agent, server.url),
    }
  } finally {
    isOver = true
    agent.destroy()
    await server.end('SIGTERM')
  }
}
