/** The last places go to as many as there are, and the others wait in order: races, and the mutants that must lose them. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { breed } from './testing/mutants.ts'
import { raceForPlaces } from './testing/race-for-places.ts'
import { sampleFile, sampleSession } from './testing/sample.ts'
import { startServer } from './testing/server-process.ts'
import { bothStores } from './testing/stores.ts'

const places = 10
const people = 200
const file = sampleFile(1, { sessions: [sampleSession(places)] })
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const fair = {
  seated: places,
  positions: upTo(people - places),
  promoted: upTo(places),
  positionsLeft: upTo(people - 2 * places),
}

for (const kind of bothStores()) {
  /** SQLite has one writer process; PostgreSQL serves two, and people go to one and the other in turn. */
  const processes = kind.name === 'SQLite' ? 1 : 2

  const raceOn = async (command?: URL) => {
    const address = await kind.address()
    const servers = []
    for (let index = 0; index < processes; index++)
      servers.push(await startServer(file, address, command && { command }))
    try {
      return await raceForPlaces(
        servers.map(({ url }) => url),
        people,
      )
    } finally {
      for (const server of servers) await server.end('SIGTERM')
    }
  }

  describe(`${kind.name}, ${processes} process(es)`, () => {
    test(`${people} people race for the last ${places} places; those who withdraw let the first ones in`, async () => {
      assert.deepEqual(await raceOn(), fair)
    })

    test('the race is lost when there is one place too many', async () => {
      assert.equal((await raceOn(breed('one-place-too-many'))).seated, places + 1)
    })

    if (kind.name === 'PostgreSQL') {
      test('without the lock, the UNIQUE keys still give no place twice', async () => {
        const { seated, positions } = await raceOn(breed('places-lock-dropped'))
        assert.deepEqual({ seated, positions }, { seated: fair.seated, positions: fair.positions })
      })

      test('without the UNIQUE keys either, the counter’s row still makes the later act wait', async () => {
        const { seated, positions } = await raceOn(breed('places-unguarded'))
        assert.deepEqual({ seated, positions }, { seated: fair.seated, positions: fair.positions })
      })
    }
  })
}
