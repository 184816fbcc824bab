import type { ConsultationFile } from './consultation.ts'
import { beginning, ending } from './session-times.ts'
import type { Agenda, Session } from './session.ts'

/** Where a seminar is when its file does not say. */
export const defaultTimeZone = 'Europe/Paris'

/** People who have a place at a session, and who wait for one. */
export interface Attendance {
  seated: number
  waiting: number
}

/**
 * The sessions of a file in order of start, each with its zone and its identifier in people’s calendars. `namespace`
 * stands behind the @ of those that have none of their own: no two servers may share it, and one never changes it.
 */
export function sessionsOf(
  { sessions = [], timeZone = defaultTimeZone }: Pick<ConsultationFile, 'sessions' | 'timeZone'>,
  namespace: string,
): Session[] {
  return sessions
    .map((entry) => ({ timeZone, uid: `${entry.id}@${namespace}`, ...entry }))
    .toSorted((one, other) => beginning(one) - beginning(other) || ending(one) - ending(other))
}

/** The agenda of a file as its address gives it, to which its links are relative. */
export function agendaOf(
  { title, tracks }: Pick<ConsultationFile, 'title' | 'tracks'>,
  sessions: Session[],
  attendanceAt: (session: string) => Attendance,
): Agenda {
  return {
    title,
    ...(tracks && { tracks }),
    sessions: sessions.map((session) => ({ ...session, ...registering(session, attendanceAt) })),
    links: {
      calendar: { fr: 'agenda.ics', en: 'agenda.ics?lang=en' },
      table: { fr: 'agenda.csv', en: 'agenda.csv?lang=en' },
    },
  }
}

/** What a session with a capacity says beside itself. One whose capacity was lowered may hold more people than places. */
function registering({ id, capacity }: Session, attendanceAt: (session: string) => Attendance) {
  if (capacity === undefined) return {}
  const { seated, waiting } = attendanceAt(id)
  return {
    places: { capacity, free: Math.max(0, capacity - seated), waiting },
    links: { registration: `registrations/${id}` },
  }
}
