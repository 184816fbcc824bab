import { receiptHeader } from '../vocabulary.ts'
import { AgendaVisit } from './agenda-visit.ts'
import { eventually, expect, expectEqual, expectProblem } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { sampleProgramme, type Behaviour } from './world.ts'

const languages = ['fr', 'en'] as const
const media = { calendar: 'text/calendar', table: 'text/csv' } as const
const documents = (['calendar', 'table'] as const).flatMap((kind) =>
  languages.map((language) => ({ kind, language, name: `the ${kind} in ${language}` })),
)
const [workshop, opening, exhibition] = sampleProgramme.sessions

/** What an agenda says, and in which forms. */
export const agenda: Behaviour[] = [
  {
    name: 'gives the sessions in order of start, as the file says them',
    async run(world) {
      const { tracks, sessions, ...agenda } = await (await AgendaVisit.begin(world)).agenda()
      expectEqual(agenda.title, { fr: 'Consultation d’exemple', en: 'Sample consultation' }, 'the title')
      expectEqual(tracks, sampleProgramme.tracks, 'the tracks')
      const said = sessions.map(({ timeZone, uid, sequence, updated, places, links, ...session }) => {
        expectEqual(sequence, 0, 'the first sequence')
        expect(!!updated, 'nothing says when the session was last changed')
        return session
      })
      const title = { fr: 'Atelier\u00a0: qui décide\u202f?', en: 'Workshop: who decides?' }
      expectEqual(said, [exhibition, opening, { ...workshop, title }], 'the sessions')
    },
  },
  {
    name: 'gives an empty agenda where there is none',
    async run(world) {
      const visit = await AgendaVisit.begin(world, { sessions: [], tracks: [] })
      expectEqual((await visit.agenda()).sessions, [], 'the sessions')
      const without = await Visit.begin(world)
      expectEqual(
        (await without.get(without.link('agenda'))).status,
        200,
        'the status of an agenda that was not written',
      )
    },
  },
  {
    name: 'says the zone of each session: its own, else the file’s, else Paris',
    async run(world) {
      const elsewhere = { ...opening!, id: 'ailleurs', timeZone: 'Indian/Reunion' }
      const zones = async (file: Parameters<typeof AgendaVisit.begin>[1]) => {
        const { sessions } = await AgendaVisit.begin(world, file)
        return Object.fromEntries(sessions.map(({ id, timeZone }) => [id, timeZone]))
      }
      expectEqual(
        await zones({ sessions: [opening!, elsewhere], timeZone: 'America/Guadeloupe' }),
        { ouverture: 'America/Guadeloupe', ailleurs: 'Indian/Reunion' },
        'the zones',
      )
      expectEqual(
        await zones({ sessions: [opening!] }),
        { ouverture: 'Europe/Paris' },
        'the zone of a file without one',
      )
    },
  },
  {
    name: 'orders whole days by the midnight of their zone',
    async run(world) {
      const day = { ...exhibition!, start: '2120-03-05', end: '2120-03-05' }
      const { sessions } = await AgendaVisit.begin(world, {
        sessions: [
          { ...day, id: 'noumea', timeZone: 'Pacific/Noumea' },
          { ...day, id: 'cayenne', timeZone: 'America/Cayenne' },
          { ...opening!, id: 'paris', start: '2120-03-05T00:30:00+01:00' },
        ],
      })
      expectEqual(
        sessions.map(({ id }) => id),
        ['noumea', 'paris', 'cayenne'],
        'the order',
      )
    },
  },
  {
    name: 'gives each session an identifier in calendars that no other consultation has',
    async run(world) {
      const own = { ...exhibition!, uid: 'venue-d-ailleurs@example.org' }
      const visits = [await AgendaVisit.begin(world, { sessions: [workshop!, own] }), await AgendaVisit.begin(world)]
      const [here, elsewhere] = visits.map(({ sessions }) => new Map(sessions.map(({ id, uid }) => [id, uid])))
      expectEqual(here!.get('exposition'), own.uid, 'the identifier that the file gives')
      expect(/^atelier@.+/.test(here!.get('atelier') ?? ''), `no identifier in ${here!.get('atelier')}`)
      expect(here!.get('atelier') !== elsewhere!.get('atelier'), 'two consultations share an identifier')
    },
  },
  {
    name: 'tells places and where to register of the sessions with a capacity alone',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
      for (const { id, places, links } of agenda.sessions)
        expectEqual([!!places, !!links], [id === 'atelier', id === 'atelier'], `whether ${id} has places`)
      await expectProblem(await agenda.visit.get(agenda.registrationUrl()), 'invalid-field', receiptHeader)
    },
  },
  {
    name: 'answers 304 to who has the present agenda, and 200 once places changed',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const tag = (await agenda.visit.get(agenda.url)).headers.get('ETag')
      expect(!!tag, 'no ETag')
      const again = () => agenda.visit.get(agenda.url, { 'If-None-Match': tag })
      expectEqual((await again()).status, 304, 'the status while nothing changed')
      await agenda.register(randomName())
      await eventually(async () => expectEqual((await again()).status, 200, 'the status after a registration'))
    },
  },
  ...documents.map(({ kind, language, name }): Behaviour => ({
    name: `gives ${name}, with all its sessions, to be shown or kept`,
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const response = await agenda.visit.get(agenda.resolve(agenda.links[kind][language]))
      expectEqual(response.status, 200, 'the status')
      expectEqual(response.headers.get('Content-Type'), `${media[kind]}; charset=utf-8`, 'the media type')
      expect(!!response.headers.get('Cache-Control'), 'nothing says how long it may be kept')
      const disposition = response.headers.get('Content-Disposition') ?? ''
      expect(/^inline; filename="[a-z0-9.-]+\.(ics|csv)"$/.test(disposition), `no name of a file in ${disposition}`)
      const text = (await response.text()).replaceAll('\r\n ', '')
      for (const { title } of agenda.sessions) expect(text.includes(title[language]), `${title[language]} is missing`)
    },
  })),
  ...documents.map(({ kind, language, name }): Behaviour => ({
    name: `answers 304 to who has ${name}`,
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const url = agenda.resolve(agenda.links[kind][language])
      const tag = (await agenda.visit.get(url)).headers.get('ETag')
      expect(!!tag, 'no ETag')
      expectEqual((await agenda.visit.get(url, { 'If-None-Match': tag })).status, 304, 'the status')
      const other = agenda.resolve(agenda.links[kind][language === 'fr' ? 'en' : 'fr'])
      expectEqual(
        (await agenda.visit.get(other, { 'If-None-Match': tag })).status,
        200,
        'the status in the other language',
      )
    },
  })),
  {
    name: 'names in the calendar the sessions that the agenda names',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const response = await agenda.visit.get(agenda.resolve(agenda.links.calendar.fr))
      const uids = (await response.text()).replaceAll('\r\n ', '').match(/(?<=^UID:).*(?=\r$)/gm)
      expectEqual(
        uids,
        agenda.sessions.map(({ uid }) => uid),
        'the identifiers',
      )
    },
  },
  {
    name: 'writes no document in a language it does not have',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      for (const kind of ['calendar', 'table'] as const)
        for (const query of ['lang=de', 'lang=', 'lang=FR', 'lang=fr&lang=en']) {
          const url = new URL(agenda.resolve(agenda.links[kind].fr))
          url.search = query
          await expectProblem(await agenda.visit.get(url.href), 'invalid-field', 'lang')
        }
    },
  },
]
