/** An acknowledged ballot is kept, and kept once: races, `kill -9`, and the mutants that must fail both. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { killUnderLoad, type KillReport } from './testing/kill.ts'
import { breed, type MutantName } from './testing/mutants.ts'
import { randomFrom, seed, sized } from './testing/profile.ts'
import { race } from './testing/race.ts'
import { sampleFile } from './testing/sample.ts'
import { startServer } from './testing/server-process.ts'
import { bothStores } from './testing/stores.ts'

const file = sampleFile(8)
const principles = file.principles.map(({ id }) => id)

for (const kind of bothStores()) {
  /** SQLite has one writer process; PostgreSQL serves two, and the two requests of a pair go one to each. */
  const processes = kind.name === 'SQLite' ? 1 : 2

  const raceOn = async (pairs: number, command?: URL) => {
    const address = await kind.address()
    const servers = []
    for (let index = 0; index < processes; index++)
      servers.push(await startServer(file, address, command && { command }))
    const report = await race(
      servers.map(({ url }) => url),
      principles,
      pairs,
    )
    for (const server of servers) await server.end('SIGTERM')
    return report
  }
  const killOn = async (kills: number, command?: URL) =>
    killUnderLoad({ file, store: await kind.address(), kills, random: randomFrom(seed), ...(command && { command }) })

  /** Whether kills show what a mutant breaks: what happens at one moment may miss one kill, and not ten. */
  const isNoticed = async (name: MutantName, isSeen: (report: KillReport) => boolean) => {
    const command = breed(name)
    for (let turn = 0; turn < 5; turn++) if (isSeen(await killOn(2, command))) return true
    return false
  }

  describe(`${kind.name}, ${processes} process(es)`, () => {
    const pairs = sized(2000, 100_000)
    test(`${pairs} racing pairs count ${pairs} times`, async () => {
      assert.deepEqual(await raceOn(pairs), { pairs, doubled: 0, missing: 0, unexpected: [] })
    })

    test('the race is lost when the UNIQUE key is dropped', async () => {
      assert.notEqual((await raceOn(200, breed('unique-dropped'))).doubled, 0)
    })

    const kills = sized(4, 1000)
    test(`${kills} kill -9 under load: nothing acknowledged is lost, nothing counts twice (seed ${seed})`, async (context) => {
      const report = await killOn(kills)
      context.diagnostic(`${report.acknowledged} acknowledged, ${report.retried} sent again`)
      assert.ok(report.acknowledged > kills * 10, 'there was hardly any load')
      assert.deepEqual({ lost: report.lost, doubled: report.doubled }, { lost: [], doubled: 0 })
    })

    test('ballots count twice after kills when the UNIQUE key is dropped', async () => {
      assert.ok(await isNoticed('unique-dropped', ({ doubled }) => doubled > 0))
    })

    test('acknowledged ballots are lost when the answer leaves before the commit', async () => {
      assert.ok(await isNoticed('answer-before-commit', ({ lost }) => lost.length > 0))
    })
  })
}
