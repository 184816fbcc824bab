import { randomUUID } from 'node:crypto'
import type { Agent } from 'node:http'
import type { Choice } from '@ess-widgets/contract'
import type { Person, Room } from '@ess-widgets/tally/adversary.js'
import type { Edition } from '../../http/edition.ts'
import { recordSheet, withdrawSheet } from '../../http/sheets.ts'
import type { Store } from '../../store/store.ts'
import { exchange } from '../http-voter.ts'

interface Place {
  agent: Agent
  /** Address of the consultation. */
  url: string
  store: Store
  edition: Edition
  /** A table's, for those in the room. */
  ticket: string
}

/** What the server knows of somebody. */
interface Voter {
  person: Person
  token: string
  /** By principle, the last act that was sent. */
  sent: Map<string, { choice: Choice | null; revision: number }>
  group: Person['group']
  /** The paper sheet that stands, and how many there were. */
  sheet: { name: string; count: number } | undefined
}

/** The people of a room, who tell a server what they have come to think. */
export class Voters {
  /** How many ballots the server has taken, changed or removed. */
  acts = 0
  readonly #voters: Voter[]
  readonly #place: Place

  constructor({ people }: Room, place: Place) {
    this.#place = place
    this.#voters = people.map((person) => ({
      person,
      token: randomUUID(),
      sent: new Map(),
      group: person.group,
      sheet: undefined,
    }))
  }

  /** Those with a browser say what changed. */
  async vote(): Promise<void> {
    await Promise.all(this.#voters.filter(({ person }) => person.channel !== 'paper').map((voter) => this.#tell(voter)))
  }

  /** Those on paper: a sheet that says something else now is withdrawn, and typed again under another name. */
  async typePaper(): Promise<void> {
    for (const [index, voter] of this.#voters.entries())
      if (voter.person.channel === 'paper' && hasNews(voter)) await this.#type(voter, index)
  }

  /** Those with a browser, and what each has to find who reads what they said. */
  get readers(): { token: string; said: object }[] {
    return this.#voters
      .filter(({ person, sent }) => person.channel !== 'paper' && sent.size > 0)
      .map(({ token, sent, group }) => ({
        token,
        said: {
          family: group,
          ballots: [...sent].sort().map(([principle, act]) => ({ principle, ...act })),
        },
      }))
  }

  async #tell(voter: Voter): Promise<void> {
    const { person, sent } = voter
    for (const [principle, { choice }] of Object.entries(person.answers)) {
      const { revision = 0, choice: before = null } = sent.get(principle) ?? {}
      if (choice !== before) await this.#send(voter, principle, { choice, revision: revision + 1 })
    }
    // Who only moves says so with an answer that stands; who has none says it with the next one.
    const standing = [...sent].find(([, { choice }]) => choice !== null)
    if (!standing || voter.group === person.group) return
    const [principle, { choice, revision }] = standing
    await this.#send(voter, principle, { choice, revision: revision + 1 })
  }

  async #send(voter: Voter, principle: string, act: { choice: Choice | null; revision: number }): Promise<void> {
    const { agent, url, ticket } = this.#place
    const { person, token } = voter
    const body = act.choice === null ? { revision: act.revision } : { ...act, family: person.group }
    const headers = {
      'Ess-Voter': token,
      'Idempotency-Key': randomUUID(),
      'content-type': 'application/json',
      ...(person.channel === 'room' && { 'Ess-Ticket': ticket }),
    }
    const method = act.choice === null ? 'DELETE' : 'PUT'
    const answer = await exchange(agent, method, `${url}/ballots/${principle}`, headers, JSON.stringify(body))
    if (answer.status !== 200) throw new Error(`${method} answered ${answer.status}: ${answer.text}`)
    voter.sent.set(principle, act)
    if (act.choice !== null) voter.group = person.group
    this.acts++
  }

  async #type(voter: Voter, index: number): Promise<void> {
    const { store, edition } = this.#place
    const { person, sent, sheet } = voter
    const standing = [...sent.values()].filter(({ choice }) => choice !== null).length
    if (standing > 0) await withdrawSheet(edition, store, sheet!.name)
    const answers = Object.entries(person.answers)
    const said = answers.flatMap(([principle, { choice }]) => (choice ? [[principle, choice] as const] : []))
    const count = (sheet?.count ?? 0) + 1
    voter.sheet = { name: `${index}-${count}`, count }
    if (said.length > 0)
      await recordSheet(edition, store, {
        sheet: voter.sheet.name,
        family: person.group,
        choices: Object.fromEntries(said),
      })
    this.acts += standing + said.length
    voter.group = person.group
    for (const [principle, { choice }] of answers) sent.set(principle, { choice, revision: 1 })
  }
}

const hasNews = ({ person, sent, group }: Voter) =>
  Object.entries(person.answers).some(([principle, { choice }]) => choice !== (sent.get(principle)?.choice ?? null)) ||
  (person.group !== group && Object.values(person.answers).some(({ choice }) => choice !== null))
