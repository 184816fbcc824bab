import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Agent } from 'node:http'
import type { ConsultationFile } from '@ess-widgets/contract'
import type { Meeting } from '@ess-widgets/tally/adversary.js'
import type * as apps from '../../http/app.ts'
import type * as editions from '../../http/edition.ts'
import { openStore } from '../../store/open-store.ts'
import { contribute, sampleWorkshop } from '../http-author.ts'
import { connections } from '../http-voter.ts'
import { sampleFile, sampleSession } from '../sample.ts'
import { sampleText } from '../signing.ts'
import { Stranger } from './reading.ts'
import { Voters } from './voters.ts'

const hour = 3_600_000
const opening = Date.parse('2119-01-01T00:00:00Z')

/** A room that is served: who votes there, and who reads. */
export interface Served {
  meeting: Meeting
  voters: Voters
  stranger: Stranger
  edition: editions.Edition
}

/**
 * The server of the sources around, or of a mutant's, over a store of its own, with all of these rooms on it.
 * Each consultation closes after the last moment of its room.
 */
export async function openVenue(address: string, meetings: Meeting[], sources = new URL('../../', import.meta.url)) {
  const { createApp, Edition } = await modulesOf(sources)
  const store = await openStore(address)
  const clock = { now: opening }
  const now = () => clock.now
  const files = meetings.map(fileOf)
  const app = await createApp(files, store, { now })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const agent = connections(16)
  const serve = async (meeting: Meeting, index: number): Promise<Served> => {
    const file = files[index]!
    const url = `${origin}/v1/consultations/${file.id}`
    // Beside the one that is served, as another process's would be: of what it publishes, the store tells the server.
    const edition = await Edition.open(file, store, now)
    const ticket = edition.ticketOf({ workshop: 'vision', table: 1, expires: Date.parse('2121-01-01') / 1000 })
    const receipt = await disagree(agent, url, file)
    await publishContributions()
    const voters = new Voters(meeting.room, { agent, url, store, edition, ticket })
    return { meeting, voters, edition, stranger: new Stranger(origin, file, address, receipt) }

    async function publishContributions() {
      for (const seen of await store.contributions(file.id)) {
        const act = { consultation: file.id, number: seen.number, member: 'Facilitatrice fictive', now: now(), seen }
        assert.equal((await store.moderate({ ...act, decision: { name: 'publish' } })).name, 'kept')
      }
    }
  }
  const rooms = await Promise.all(meetings.map(serve))
  return {
    rooms,
    /** Moves the clock to a part of a moment: nobody comes after the closing of a last one but paper. */
    reach: (moment: number, part: 'votes' | 'paper' | 'publication') =>
      (clock.now = closingAt(moment) + { votes: -hour / 2, paper: 1000, publication: 10_000 }[part]),
    async close() {
      for (const { edition } of rooms) edition.stop()
      agent.destroy()
      await app.close()
      await store.close()
    },
  }
}

async function modulesOf(sources: URL) {
  const { createApp } = (await import(new URL('http/app.ts', sources).href)) as typeof apps
  const { Edition } = (await import(new URL('http/edition.ts', sources).href)) as typeof editions
  return { createApp, Edition }
}

const closingAt = (moment: number) => opening + (moment + 1) * hour

const fileOf = ({ principles, last, totals, familyMinimum }: Meeting, index: number): ConsultationFile =>
  sampleFile(principles, {
    id: `salle-${index}`,
    totals,
    familyMinimum,
    closes: new Date(closingAt(last)).toISOString(),
    sessions: [sampleSession(5)],
    workshops: [sampleWorkshop()],
    manifesto: sampleText(),
  })

/** Somebody says why they disagree, whatever they vote. Gives the receipt. */
async function disagree(agent: Agent, url: string, { principles }: ConsultationFile): Promise<string> {
  const receipt = randomUUID()
  const said = { kind: 'divergence', principle: principles[0]!.id, family: 'mutual', text: 'Autrement.' } as const
  const { status, text } = await contribute(agent, url, said, { receipt })
  assert.equal(status, 200, text)
  return receipt
}
