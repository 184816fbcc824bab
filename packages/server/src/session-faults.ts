import {
  defaultTimeZone,
  inTimeZone,
  isKnownTimeZone,
  isWholeDay,
  onClocksOf,
  type ConsultationFile,
  type SessionEntry,
} from '@ess-widgets/contract'
import { repeated, type MeaningFault } from './meaning.ts'

/** What is wrong in an agenda that has the right form: names used twice, and times that are not those of their zone. */
export function sessionFaults({ sessions = [], tracks = [], timeZone }: ConsultationFile): MeaningFault[] {
  const trackIds = new Set(tracks.map(({ id }) => id))
  return [
    ...(timeZone === undefined ? [] : zoneFaults('/timeZone', timeZone)),
    ...repeated(tracks.map(({ id }) => id)).map((index) => ({
      pointer: `/tracks/${index}/id`,
      detail: { fr: 'Chaque thème a son propre identifiant.', en: 'Each track has an id of its own.' },
    })),
    ...repeated(sessions.map(({ id }) => id)).map((index) => ({
      pointer: `/sessions/${index}/id`,
      detail: { fr: 'Chaque séance a son propre identifiant.', en: 'Each session has an id of its own.' },
    })),
    ...repeated(sessions.map(({ uid }, index) => uid ?? index)).map((index) => ({
      pointer: `/sessions/${index}/uid`,
      detail: {
        fr: 'Une autre séance a déjà cet identifiant d’agenda.',
        en: 'Another session has this calendar identifier already.',
      },
    })),
    ...sessions.flatMap((session, index) => [
      ...trackFaults(session, `/sessions/${index}`, trackIds),
      ...timeFaults(session, `/sessions/${index}`, session.timeZone ?? timeZone ?? defaultTimeZone),
    ]),
  ]
}

const trackFaults = ({ tracks = [] }: SessionEntry, pointer: string, known: Set<string>): MeaningFault[] =>
  tracks.flatMap((track, index) =>
    known.has(track)
      ? []
      : [
          {
            pointer: `${pointer}/tracks/${index}`,
            detail: {
              fr: `« ${track} » n’est pas dans la liste « tracks » de ce fichier.`,
              en: `“${track}” is not in the list “tracks” of this file.`,
            },
          },
        ],
  )

function timeFaults(session: SessionEntry, pointer: string, timeZone: string): MeaningFault[] {
  const zone = session.timeZone === undefined ? [] : zoneFaults(`${pointer}/timeZone`, session.timeZone)
  const times = (['start', 'end'] as const).flatMap((name) =>
    momentFaults(`${pointer}/${name}`, session[name], timeZone),
  )
  if (zone.length + times.length > 0) return [...zone, ...times]
  return orderFaults(`${pointer}/end`, session)
}

const zoneFaults = (pointer: string, name: string): MeaningFault[] =>
  isKnownTimeZone(name)
    ? []
    : [
        {
          pointer,
          detail: {
            fr: 'Ce fuseau n’existe pas ; il en faut un de la base IANA, comme Europe/Paris ou Indian/Reunion.',
            en: 'This time zone does not exist; it must be one of the IANA database, such as Europe/Paris or Indian/Reunion.',
          },
        },
      ]

/** A date that does not exist, or an offset that is not the zone's on that day. */
function momentFaults(pointer: string, moment: string, timeZone: string): MeaningFault[] {
  const date = moment.slice(0, 10)
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date)
    return [{ pointer, detail: { fr: `Le jour ${date} n’existe pas.`, en: `There is no day ${date}.` } }]
  if (isWholeDay(moment)) return []
  const own = inTimeZone(moment, timeZone)
  if (own === undefined || offsetOf(own) === offsetOf(moment)) return []
  const right = onClocksOf(moment, timeZone)
  return [
    {
      pointer,
      detail: {
        fr: `À ${timeZone}, ce jour-là, écrivez ${right}.`,
        en: `In ${timeZone}, on that day, write ${right}.`,
      },
    },
  ]
}

const offsetOf = (instant: string) => (/Z$/.test(instant) ? '+00:00' : instant.slice(-6)).replace('-00:00', '+00:00')

function orderFaults(pointer: string, { start, end }: SessionEntry): MeaningFault[] {
  if (isWholeDay(start) !== isWholeDay(end))
    return [
      {
        pointer,
        detail: {
          fr: 'Le début et la fin sont tous deux des dates seules, ou tous deux des instants.',
          en: 'The start and the end are both dates alone, or both instants.',
        },
      },
    ]
  if (Date.parse(end) >= Date.parse(start)) return []
  return [
    {
      pointer,
      detail: {
        fr: 'La fin d’une séance ne vient pas avant son début.',
        en: 'The end of a session does not come before its start.',
      },
    },
  ]
}
