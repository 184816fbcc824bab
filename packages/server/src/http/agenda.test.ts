/** What calendars hold follows the file, across restarts and processes; what people hold outlives it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import type { Agenda, ConsultationFile, SessionEntry } from '@ess-widgets/contract'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { connections, exchange, read } from '../testing/http-voter.ts'
import { fictitious, register, standing } from '../testing/http-registrant.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile, sampleSession } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'

const agent = connections(8)
after(() => agent.destroy())

const [morning, evening] = [Date.UTC(2026, 10, 25, 9), Date.UTC(2026, 10, 25, 18)]
const workshop = (fields: Partial<SessionEntry> = {}) => sampleSession(2, fields)
const closing = sampleSession(5, {
  id: 'cloture',
  start: '2120-03-06T14:00:00+01:00',
  end: '2120-03-06T15:00:00+01:00',
})
const fileOf = (sessions: SessionEntry[], fields: Partial<ConsultationFile> = {}) =>
  sampleFile(1, { sessions, ...fields })

interface Entry {
  sequence: number
  stamp: string
  status: string
}

/** The events of a calendar, by their identifier. */
async function calendarAt(url: string): Promise<Map<string, Entry>> {
  const { text } = await exchange(agent, 'GET', `${url}/agenda.ics`)
  const events = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1)
  return new Map(
    events.map((event) => {
      const field = (name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(event)![1]!
      return [
        field('UID').split('@')[0]!,
        { sequence: Number(field('SEQUENCE')), stamp: field('DTSTAMP'), status: field('STATUS') },
      ]
    }),
  )
}

/** Opens a file at an instant, reads what it publishes, and closes it again. */
async function published(store: Store, file: ConsultationFile, now = morning) {
  const served = await runApp([file], store, { now: () => now })
  const { sessions } = await read<Agenda>(agent, `${served.url}/agenda`)
  const calendar = await calendarAt(served.url)
  await served.close()
  for (const { uid, sequence } of sessions) assert.equal(sequence, calendar.get(uid!.split('@')[0]!)?.sequence)
  return { calendar, agenda: sessions.map(({ id }) => id) }
}

for (const kind of bothStores()) {
  describe(kind.name, () => {
    test('a sequence rises with each change that a calendar shows, and with nothing else', async (t) => {
      const address = await kind.address()
      let store = await openStore(address)
      t.after(() => store.close())
      const after = async (file: ConsultationFile, now = morning) => {
        // Each time from what is on the disk.
        await store.close()
        store = await openStore(address)
        return (await published(store, file, now)).calendar.get('atelier')
      }
      const first = { sequence: 0, stamp: '20261125T090000Z', status: 'CONFIRMED' }
      assert.deepEqual(await after(fileOf([workshop()])), first)
      assert.deepEqual(await after(fileOf([workshop()]), evening), first, 'nothing changed')
      const { title, ...fields } = workshop()
      const unseen = [
        workshop({ capacity: 3 }),
        { ...fields, title: { en: title.en, fr: title.fr } },
        workshop({ timeZone: 'Europe/Paris' }),
      ]
      for (const session of unseen) assert.deepEqual(await after(fileOf([session, closing]), evening), first)

      const second = { ...first, sequence: 1, stamp: '20261125T180000Z' }
      const moved = workshop({ start: '2120-03-05T14:30:00+01:00' })
      assert.deepEqual(await after(fileOf([moved]), evening), second)
      assert.deepEqual(await after(fileOf([moved])), second)
      const tracked = { ...moved, tracks: ['egalite'] }
      const tracks = (fr: string) => ({ tracks: [{ id: 'egalite', title: { fr, en: 'Equality' } }] })
      assert.equal((await after(fileOf([tracked], tracks('Égalité'))))?.sequence, 2)
      assert.equal((await after(fileOf([tracked], tracks('L’égalité'))))?.sequence, 3)
      const cancelled = { ...moved, status: 'cancelled' as const }
      assert.deepEqual(await after(fileOf([cancelled])), { ...first, sequence: 4, status: 'CANCELLED' })
      assert.equal((await after(fileOf([workshop()])))?.sequence, 5, 'as it was first, it is a change again')
    })

    test('a session taken out stays in calendars as cancelled, and comes back with a higher sequence', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      await published(store, fileOf([workshop(), closing]))
      for (const now of [evening, morning]) {
        const { agenda, calendar } = await published(store, fileOf([closing]), now)
        assert.deepEqual(agenda, ['cloture'])
        assert.deepEqual(calendar.get('atelier'), { sequence: 1, stamp: '20261125T180000Z', status: 'CANCELLED' })
        assert.equal(calendar.get('cloture')?.sequence, 0)
      }
      const { agenda, calendar } = await published(store, fileOf([workshop(), closing]))
      assert.deepEqual(agenda, ['atelier', 'cloture'])
      assert.deepEqual(calendar.get('atelier'), { sequence: 2, stamp: '20261125T090000Z', status: 'CONFIRMED' })
    })

    test('a session that takes over the identifier of another goes on from its sequence', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      const uid = 'venue-d-ailleurs@example.org'
      await published(store, fileOf([workshop({ uid })]))
      await published(store, fileOf([workshop({ uid, title: { fr: 'Autre', en: 'Other' } })]))
      const renamed = fileOf([workshop({ uid, id: 'atelier-1' })])
      for (let time = 0; time < 2; time++) {
        const served = await runApp([renamed], store)
        const calendar = await calendarAt(served.url)
        await served.close()
        assert.deepEqual([...calendar.keys()], ['venue-d-ailleurs'])
        assert.deepEqual(calendar.get('venue-d-ailleurs')?.status, 'CONFIRMED')
        assert.ok(calendar.get('venue-d-ailleurs')!.sequence > 1)
      }
    })

    test('an identifier never goes back, whichever sessions have it in turn', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      const [x, y] = ['x@example.org', 'y@example.org']
      const named = (id: string, uid: string, word: string) => workshop({ id, uid, title: { fr: word, en: word } })
      const highest: Record<string, number> = { [x]: -1, [y]: -1 }
      const histories = [
        [named('a', x, 'un'), named('p', y, 'un')],
        [named('b', x, 'deux'), named('p', y, 'deux')],
        [named('b', x, 'trois'), named('p', y, 'trois')],
        [named('a', x, 'quatre'), named('p', y, 'trois')],
        [named('a', y, 'quatre'), named('p', x, 'trois')],
        [],
      ]
      for (const sessions of histories) {
        const served = await runApp([fileOf(sessions)], store)
        const text = await (await fetch(`${served.url}/agenda.ics`)).text()
        await served.close()
        const found = [...text.matchAll(/UID:(\S+)\r\nSEQUENCE:(\d+)/g)].map(
          ([, uid, sequence]) => [uid!, +sequence!] as const,
        )
        assert.deepEqual(found.map(([uid]) => uid).sort(), [x, y], 'each once')
        for (const [uid, sequence] of found) {
          assert.ok(sequence >= highest[uid]!, `${uid}: ${sequence} after ${highest[uid]}`)
          highest[uid] = sequence
        }
      }
      assert.ok(highest[x]! >= 4 && highest[y]! >= 4)
    })

    test('two sessions with one identifier are refused, also when one of them is the server’s own', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      const served = await runApp([fileOf([workshop()])], store)
      const { sessions } = await read<Agenda>(agent, `${served.url}/agenda`)
      await served.close()
      const twice = fileOf([workshop(), { ...closing, uid: sessions[0]!.uid! }])
      await assert.rejects(() => runApp([twice], store), /same “uid”/)
    })

    test('several that open the same file at once raise a sequence once', async (t) => {
      const address = await kind.address()
      const stores = [await openStore(address)]
      if (kind.name === 'PostgreSQL') stores.push(await openStore(address), await openStore(address))
      t.after(() => Promise.all(stores.map((store) => store.close())))
      await published(stores[0]!, fileOf([workshop(), closing]))
      const moved = fileOf([workshop({ start: '2120-03-05T14:30:00+01:00' })])
      const openings = Array.from({ length: 9 }, (_, index) =>
        published(stores[index % stores.length]!, moved, evening),
      )
      for (const { calendar } of await Promise.all(openings)) {
        assert.equal(calendar.get('atelier')?.sequence, 1)
        assert.equal(calendar.get('cloture')?.sequence, 1)
      }
    })

    test('identifiers in calendars stay the same, and no other server has them', async (t) => {
      const uids = async (store: Store) => {
        const served = await runApp([fileOf([workshop()])], store)
        const { sessions } = await read<Agenda>(agent, `${served.url}/agenda`)
        await served.close()
        return sessions.map(({ uid }) => uid)
      }
      const [store, other] = [await openStore(await kind.address()), await openStore(await kind.address())]
      t.after(() => Promise.all([store.close(), other.close()]))
      const first = await uids(store)
      assert.match(first[0]!, /^atelier@[0-9a-f]{32}$/)
      assert.deepEqual(await uids(store), first)
      assert.notDeepEqual(await uids(other), first)
    })

    test('every process tells the places that another one gave', async (t) => {
      const address = await kind.address()
      const stores = [await openStore(address)]
      stores.push(kind.name === 'PostgreSQL' ? await openStore(address) : stores[0]!)
      t.after(() => Promise.all([...new Set(stores)].map((store) => store.close())))
      const here = await runApp([fileOf([workshop()])], stores[0]!)
      const there = await runApp([fileOf([workshop()])], stores[1]!)
      const places = async () => (await read<Agenda>(agent, `${there.url}/agenda`)).sessions[0]!.places
      assert.deepEqual(await places(), { capacity: 2, free: 2, waiting: 0 })
      for (let number = 1; number <= 3; number++)
        assert.equal(
          (await register(agent, here.url, { receipt: randomUUID(), person: fictitious(number) })).status,
          200,
        )
      await eventually(async () => assert.deepEqual(await places(), { capacity: 2, free: 0, waiting: 1 }))
      // A third process, of a file with one place more, lets the one who waits in.
      const larger = await runApp([fileOf([workshop({ capacity: 3 })])], stores[0]!)
      await eventually(async () => assert.deepEqual(await places(), { capacity: 2, free: 0, waiting: 0 }))
      const { text } = await exchange(agent, 'GET', `${there.url}/agenda.csv?lang=en`)
      assert.match(text, /"atelier".*,2,0,0\r\n$/)
      for (const served of [here, there, larger]) await served.close()
    })

    test('a session taken out, or open to all now, takes nobody’s right to withdraw with it', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      const [gone, opened] = [randomUUID(), randomUUID()]
      const first = await runApp([fileOf([workshop(), closing])], store)
      for (const receipt of [gone, opened]) {
        const person = fictitious(receipt === gone ? 1 : 2)
        assert.equal((await register(agent, first.url, { receipt, person })).status, 200)
      }
      await first.close()
      const { capacity, ...openToAll } = workshop()
      for (const [receipt, sessions] of [
        [gone, [closing]],
        [opened, [openToAll, closing]],
      ] as const) {
        const served = await runApp([fileOf([...sessions])], store)
        assert.deepEqual(await standing(agent, served.url, receipt), { session: 'atelier', status: 'registered' })
        const stranger = randomUUID()
        for (const answer of [
          await register(agent, served.url, { receipt: stranger }),
          await register(agent, served.url, { receipt: stranger, person: fictitious(3) }),
          await register(agent, served.url, { receipt, person: fictitious(3) }),
        ])
          assert.match(answer.text, /unknown-session/)
        const withdrawn = await register(agent, served.url, { receipt })
        assert.deepEqual(withdrawn, { status: 200, text: '{"session":"atelier","status":"withdrawn"}' })
        await served.close()
      }
    })

    test('whoever is registered withdraws from a consultation that went back to draft, or closed', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      const receipts = { draft: randomUUID(), closed: randomUUID() }
      const first = await runApp([fileOf([workshop()])], store)
      await register(agent, first.url, { receipt: receipts.draft, person: fictitious(1) })
      await register(agent, first.url, { receipt: receipts.closed, person: fictitious(2) })
      await first.close()
      for (const status of ['draft', 'closed'] as const) {
        const served = await runApp([fileOf([workshop()], { status })], store)
        assert.equal((await register(agent, served.url, { receipt: receipts[status] })).status, 200)
        await served.close()
      }
    })
  })
}

/** Another process hears of a change a moment later. */
async function eventually(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + 5000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
