import assert from 'node:assert/strict'
import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Choice, Family, Results } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import type { KeptPublication } from '../store/publications.ts'
import { connections, read, write } from './http-voter.ts'
import type { News, Order } from './publishing-process.ts'
import { sequenceOf, type Sequence } from './publication-sequence.ts'
import { sampleFile } from './sample.ts'

export interface PublishingReport extends Sequence {
  /** What pages read that another page read otherwise, or that went back. */
  strange: string[]
  /** Whether all processes ended on the same last publication. */
  isOne: boolean
}

const closes = '2120-01-01T00:00:00Z'
const file = sampleFile(['garde'], { totals: 'at-close', closes, familyMinimum: 5 })
const families: Family[] = ['association', 'cooperative', 'mutual']

/** Has processes on one database publish at once, again and again while people vote, and close at once. */
export async function raceToPublish(
  address: string,
  {
    rounds,
    random,
    sources = new URL('../', import.meta.url),
  }: { rounds: number; random: () => number; sources?: URL },
): Promise<PublishingReport> {
  const agent = connections(32)
  const servers = await Promise.all([1, 2, 3].map(() => PublishingServer.start(address, sources)))
  // Each has a clock of its own: two publications are never one by chance.
  for (const [index, server] of servers.entries()) server.tell({ now: (index + 1) * 60_000 })
  const people = new Electorate(agent, random)
  const pages = servers.map(({ url }) => new Page(agent, url))
  const reading = Promise.all(pages.map((page) => page.read()))
  try {
    for (let round = 1; round <= rounds; round++) {
      const acts = Array.from({ length: 6 + Math.floor(random() * 12) }, () => people.act(servers[round % 3]!.url))
      await Promise.race(acts)
      await Promise.all(servers.map((server) => server.publish(round)))
      await Promise.all(acts)
    }
    for (const [index, server] of servers.entries()) server.tell({ now: Date.parse(closes) + (index + 1) * 60_000 })
    await Promise.all(pages.map((page) => page.untilLast()))
    const last = await Promise.all(servers.map(({ url }) => read<Results>(agent, `${url}/results`)))
    for (const page of pages) page.close()
    await reading
    const kept = servers.flatMap(({ kept }) => kept)
    return {
      ...sequenceOf(kept),
      strange: strangeIn(pages),
      isOne: last.every((results) => results.isFinal && JSON.stringify(results) === JSON.stringify(last[0])),
    }
  } finally {
    for (const page of pages) page.close()
    for (const server of servers) await server.end()
    agent.destroy()
  }
}

class PublishingServer {
  readonly kept: KeptPublication[] = []
  readonly url: string
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, () => void>()

  static async start(address: string, sources: URL): Promise<PublishingServer> {
    const program = fileURLToPath(new URL('testing/publishing-process.ts', sources))
    const child = fork(program, [address, JSON.stringify(file)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [news] = (await once(child, 'message')) as [News]
    assert.ok('url' in news)
    return new PublishingServer(child, news.url)
  }

  private constructor(child: ChildProcess, url: string) {
    this.#process = child
    this.url = url
    child.on('message', (news: News) => {
      if ('kept' in news) this.kept.push(news.kept)
      if ('published' in news) this.#waiting.get(news.published)?.()
    })
  }

  tell(order: Order): void {
    this.#process.send(order)
  }

  publish(round: number): Promise<void> {
    this.tell({ publish: round })
    return new Promise((resolve) => this.#waiting.set(round, resolve))
  }

  async end(): Promise<void> {
    const exited = once(this.#process, 'exit')
    this.#process.disconnect()
    await exited
  }
}

/** People who vote for the first time, change, or change families. */
class Electorate {
  readonly #agent: Agent
  readonly #random: () => number
  readonly #revisions = new Map<string, number>()

  constructor(agent: Agent, random: () => number) {
    this.#agent = agent
    this.#random = random
  }

  async act(url: string): Promise<void> {
    const known = [...this.#revisions.keys()]
    const voter = known.length > 10 && this.#random() < 0.5 ? this.#one(known) : randomUUID()
    const revision = (this.#revisions.get(voter) ?? 0) + 1
    this.#revisions.set(voter, revision)
    const choice: Choice = this.#one(choices)
    const body = { choice, family: this.#one(families), revision }
    const { status, text } = await write(this.#agent, url, { voter, principle: 'garde', key: randomUUID(), body })
    // Of two acts of one person that are under way, the later one wins.
    assert.ok(status === 200 || status === 409, text)
  }

  #one<T>(all: readonly T[]): T {
    return all[Math.floor(this.#random() * all.length)]!
  }
}

/** A page that reads results again and again. */
class Page {
  /** What was read of each publication, in the order it was read. */
  readonly seen: { number: number; text: string }[] = []
  readonly #agent: Agent
  readonly #url: string
  #isOpen = true
  #isLast = false

  constructor(agent: Agent, url: string) {
    this.#agent = agent
    this.#url = url
  }

  async read(): Promise<void> {
    while (this.#isOpen) {
      const { status: _, ...results } = await read<Results>(this.#agent, `${this.#url}/results`)
      const last = { number: results.publication, text: JSON.stringify(results) }
      if (this.seen.at(-1)?.text !== last.text) this.seen.push(last)
      this.#isLast = results.isFinal
      await pause(5)
    }
  }

  async untilLast(): Promise<void> {
    while (!this.#isLast) await pause(10)
  }

  close(): void {
    this.#isOpen = false
  }
}

function strangeIn(pages: readonly Page[]): string[] {
  const texts = new Map<number, string>()
  const strange: string[] = []
  for (const { seen } of pages)
    for (const [index, { number, text }] of seen.entries()) {
      if (index > 0 && number <= seen[index - 1]!.number) strange.push(`${number} after ${seen[index - 1]!.number}`)
      if ((texts.get(number) ?? text) !== text) strange.push(`${number} is two`)
      texts.set(number, text)
    }
  return strange
}
