/** An acknowledged ballot, contribution or signature is kept, and kept once: races, `kill -9`, and the mutants that must fail both. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { killUnderLoad, type KillReport } from './testing/kill.ts'
import { breed, type MutantName } from './testing/mutants.ts'
import { sampleWorkshop } from './testing/http-author.ts'
import { randomFrom, seed, sized } from './testing/profile.ts'
import { raceContributions } from './testing/race-contributions.ts'
import { race, type RaceReport } from './testing/race.ts'
import { sampleFile } from './testing/sample.ts'
import { sampleText } from './testing/signing.ts'
import { startServer } from './testing/server-process.ts'
import { bothStores } from './testing/stores.ts'

const file = sampleFile(8, { workshops: [sampleWorkshop()], manifesto: sampleText() })
const principles = file.principles.map(({ id }) => id)

for (const kind of bothStores()) {
  /** SQLite has one writer process; PostgreSQL serves two, and the two requests of a pair go one to each. */
  const processes = kind.name === 'SQLite' ? 1 : 2

  const raceOn = async (run: (servers: string[], store: string) => Promise<RaceReport>, command?: URL) => {
    const address = await kind.address()
    const servers = []
    try {
      for (let index = 0; index < processes; index++)
        servers.push(await startServer(file, address, command && { command }))
      return await run(
        servers.map(({ url }) => url),
        address,
      )
    } finally {
      for (const server of servers) await server.end('SIGTERM')
    }
  }
  const ballots = (pairs: number) => (servers: string[]) => race(servers, principles, pairs)
  const contributions = (pairs: number) => (servers: string[], store: string) =>
    raceContributions(servers, store, pairs)
  const killOn = async (kills: number, command?: URL) =>
    killUnderLoad({ file, store: await kind.address(), kills, random: randomFrom(seed), ...(command && { command }) })

  /** Whether kills show what a mutant breaks: what happens at one moment may miss one kill, and not ten. */
  const isNoticed = async (name: MutantName, isSeen: (report: KillReport) => boolean) => {
    const command = breed(name)
    for (let turn = 0; turn < 5; turn++) if (isSeen(await killOn(2, command))) return true
    return false
  }

  describe(`${kind.name}, ${processes} process(es)`, () => {
    const pairs = sized(5000, 100_000)
    test(`${pairs} racing pairs count ${pairs} times`, async () => {
      assert.deepEqual(await raceOn(ballots(pairs)), { pairs, doubled: 0, missing: 0, unexpected: [] })
    })

    test('the race is lost when the UNIQUE key is dropped', async () => {
      assert.notEqual((await raceOn(ballots(200), breed('unique-dropped'))).doubled, 0)
    })

    const given = sized(400, 20_000)
    test(`${given} contributions given twice at once count ${given} times`, async () => {
      const fair = { pairs: given, doubled: 0, missing: 0, unexpected: [] }
      assert.deepEqual(await raceOn(contributions(given)), fair)
    })

    const kills = sized(10, 1000)
    test(`${kills} kill -9 under load: nothing acknowledged is lost, nothing counts twice (seed ${seed})`, async (context) => {
      const report = await killOn(kills)
      context.diagnostic(`${report.acknowledged} acknowledged, ${report.retried} sent again`)
      assert.ok(report.acknowledged > kills * 10, 'there was hardly any load')
      assert.equal(report.gone, 0)
      assert.deepEqual(report.ballots, { lost: [], doubled: 0 })
      assert.deepEqual(report.contributions, { lost: [], doubled: 0 })
      assert.deepEqual(report.signatures, { lost: [], doubled: 0 })
    })

    if (kind.name === 'PostgreSQL') {
      test('without the lock, the receipt’s UNIQUE key still lets nobody be counted twice', async () => {
        const { doubled, missing } = await raceOn(contributions(given), breed('places-lock-dropped'))
        assert.deepEqual({ doubled, missing }, { doubled: 0, missing: 0 })
      })

      test('without the receipt’s UNIQUE key either, contributions count twice', async () => {
        assert.notEqual((await raceOn(contributions(given), breed('receipts-unguarded'))).doubled, 0)
      })
    }

    test('ballots count twice after kills when the UNIQUE key is dropped', async () => {
      assert.ok(await isNoticed('unique-dropped', ({ ballots }) => ballots.doubled > 0))
    })

    test('acknowledged ballots are lost when the answer leaves before the commit', async () => {
      assert.ok(await isNoticed('answer-before-commit', ({ ballots, gone }) => ballots.lost.length + gone > 0))
    })
  })
}
