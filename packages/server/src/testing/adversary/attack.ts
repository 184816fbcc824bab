import assert from 'node:assert/strict'
import { mock } from 'node:test'
import type { Results } from '@ess-widgets/contract'
import { Adversary, type Meeting } from '@ess-widgets/tally/adversary.js'
import { openVenue, type Served } from './venue.ts'

/** In how many rooms something was found, and how much there was to find it in. */
export interface Report {
  ballots: number
  families: number
  publications: number
  shown: number
}

/** Serves these rooms together; after each publication of each, the adversary reads all that is public and solves. */
export async function attack(address: string, meetings: Meeting[], sources?: URL): Promise<Report> {
  const venue = await openVenue(address, meetings, sources)
  // The command of the export says what it wrote, each time.
  const { mock: said } = mock.method(console, 'log', () => {})
  try {
    const attacks = venue.rooms.map((served) => new Attack(served))
    await Promise.all(attacks.map((attack) => attack.begin()))
    for (let moment = 0; attacks.some(({ last }) => last >= moment); moment++) {
      const present = attacks.filter(({ last }) => last >= moment)
      venue.reach(moment, 'votes')
      await Promise.all(present.map((attack) => attack.vote()))
      venue.reach(moment, 'paper')
      await Promise.all(present.map((attack) => attack.typePaper()))
      venue.reach(moment, 'publication')
      await Promise.all(present.map((attack) => attack.read(moment)))
    }
    const report: Report = { ballots: 0, families: 0, publications: 0, shown: 0 }
    for (const attack of attacks) attack.addTo(report)
    return report
  } finally {
    said.restore()
    await venue.close()
  }
}

/** One room, and what an adversary makes of it. */
class Attack {
  readonly last: number
  readonly #served: Served
  readonly #adversary: Adversary
  #document: Results | undefined
  #shown = 0

  constructor(served: Served) {
    this.#served = served
    this.last = served.meeting.last
    this.#adversary = new Adversary(served.meeting.familyMinimum)
  }

  async begin(): Promise<void> {
    this.#document = (await this.#served.stranger.read()).document
    assert.equal(this.#document.publication, 0)
  }

  async vote(): Promise<void> {
    this.#served.meeting.room.act()
    await this.#served.voters.vote()
  }

  typePaper(): Promise<void> {
    return this.#served.voters.typePaper()
  }

  async read(moment: number): Promise<void> {
    const { meeting, voters, stranger, edition } = this.#served
    const { totals } = meeting
    const isFinal = moment === meeting.last
    if (totals === 'at-close' && !isFinal) await edition.publishResults()
    const { document, version, ...heard } = await stranger.read()
    const before = this.#document!.publication
    assert.ok([before, before + 1].includes(document.publication), 'published twice: did a minute pass meanwhile?')
    // Where nobody stands there is nothing to publish for the last time.
    assert.equal(document.isFinal, isFinal && totals !== 'never' && meeting.room.size > 0)
    const isLive = totals === 'always' || totals === 'after-vote'
    assert.equal(version, isLive ? voters.acts : 0)
    if (!isLive) assert.deepEqual(heard.counts, [])
    // Where totals move with each vote nobody needs results to read a ballot as it is cast.
    if (!isLive || isFinal) this.#adversary.hear(meeting.room.people, heard)
    else assert.deepEqual(heard.results, [])
    const own = voters.readers[moment]
    if (own) assert.deepEqual(await stranger.readOwn(own.token), own.said)
    this.#document = document
    this.#shown += document.principles.reduce((sum, { families }) => sum + families.length, 0)
  }

  addTo(report: Report): void {
    const { ballots, families } = this.#adversary.findings
    if (ballots) report.ballots++
    if (families) report.families++
    report.publications += this.#document!.publication
    report.shown += this.#shown
  }
}
