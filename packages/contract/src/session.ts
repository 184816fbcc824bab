import { Type, type Static } from 'typebox'
import { instant, Moment } from './instant.ts'
import { exact, formed, Link, LocalizedText, Slug, WebAddress } from './text.ts'
import { sessionKinds, sessionStatuses } from './vocabulary.ts'

/** A name of the IANA database of time zones. Whether it exists is not for a pattern to say. */
export const TimeZone = formed(
  '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$',
  'un fuseau de la base IANA, comme Europe/Paris ou Indian/Reunion',
  'a zone of the IANA database, such as Europe/Paris or Indian/Reunion',
  64,
)

/** A subject that runs through several sessions, to filter them by. */
export const Track = exact({ id: Slug, title: LocalizedText })
export type Track = Static<typeof Track>

/** Where a session takes place. */
export const Place = exact({
  name: LocalizedText,
  address: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  access: Type.Optional(
    Type.Unsafe<LocalizedText>({
      ...LocalizedText,
      description: 'How to get there and in: transport, step-free entrance, induction loop.',
    }),
  ),
})
export type Place = Static<typeof Place>

const name = (description: string) => Type.String({ minLength: 1, maxLength: 200, description })

export const Speaker = exact({
  name: name('The name the person is announced by.'),
  role: Type.Optional(LocalizedText),
})
export type Speaker = Static<typeof Speaker>

/** What an organiser writes of a session. `start` and `end` are both instants or both dates, and a last date is included. */
const sessionFields = {
  id: Slug,
  title: LocalizedText,
  summary: Type.Optional(LocalizedText),
  kind: Type.Enum([...sessionKinds]),
  status: Type.Optional(Type.Enum([...sessionStatuses], { description: 'confirmed when it is not said.' })),
  start: Moment,
  end: Moment,
  place: Type.Optional(Place),
  online: Type.Optional(
    Type.Unsafe<string>({ ...WebAddress, description: 'Where to follow it from afar: a meeting, a broadcast.' }),
  ),
  url: Type.Optional(Type.Unsafe<string>({ ...WebAddress, description: 'A page about the session.' })),
  speakers: Type.Optional(Type.Array(Speaker, { maxItems: 50 })),
  tracks: Type.Optional(Type.Array(Slug, { maxItems: 20, description: 'The ids of its tracks.' })),
  workshop: Type.Optional(
    Type.Unsafe<string>({
      ...Slug,
      description: 'Sessions with the same workshop are runs of it: one person needs one.',
    }),
  ),
  capacity: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100_000, description: 'The number of places. With it, people register.' }),
  ),
  uid: Type.Optional(
    Type.String({
      pattern: '^[^\\u0000-\\u001f\\u007f]+$',
      maxLength: 255,
      description:
        'Its identifier in people’s calendars; for a session that comes from another calendar, that calendar’s.',
    }),
  ),
}

/** A session in a consultation file; without a zone, it is in the file's. */
export const SessionEntry = exact({ ...sessionFields, timeZone: Type.Optional(TimeZone) })
export type SessionEntry = Static<typeof SessionEntry>

/** The places of a session, as anyone may know them. */
export const Places = exact({
  capacity: Type.Integer({ minimum: 1 }),
  free: Type.Integer({ minimum: 0 }),
  waiting: Type.Integer({ minimum: 0, description: 'People on the waiting list.' }),
})
export type Places = Static<typeof Places>

/** An entry of the agenda. */
export const Session = exact({
  ...sessionFields,
  timeZone: TimeZone,
  sequence: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'Rises with each change that a calendar has to show (RFC 5545 § 3.8.7.4).',
    }),
  ),
  updated: Type.Optional(instant('comme 2026-11-25T09:00:00Z', 'such as 2026-11-25T09:00:00Z')),
  places: Type.Optional(Places),
  links: Type.Optional(exact({ registration: Link })),
})
export type Session = Static<typeof Session>

/** The agenda of a consultation, as a server gives it or as a static file holds it. */
export const Agenda = exact(
  {
    title: LocalizedText,
    tracks: Type.Optional(Type.Array(Track, { maxItems: 100 })),
    sessions: Type.Array(Session),
    links: Type.Optional(
      exact({
        calendar: Type.Object({ fr: Link, en: Link }, { additionalProperties: false, description: 'To subscribe to.' }),
        table: Type.Object({ fr: Link, en: Link }, { additionalProperties: false, description: 'As CSV.' }),
      }),
    ),
  },
  { $id: 'https://ess-widgets.org/schemas/agenda.json', description: 'The agenda of a seminar.' },
)
export type Agenda = Static<typeof Agenda>
