import type { Agenda, Session } from '../session.ts'

/** A session with nothing but what it has to have, and what a test is about. */
export const session = (fields: Partial<Session> = {}): Session => ({
  id: 'ouverture',
  title: { fr: 'Ouverture', en: 'Opening' },
  kind: 'plenary',
  start: '2026-11-25T09:00:00+01:00',
  end: '2026-11-25T10:30:00+01:00',
  timeZone: 'Europe/Paris',
  ...fields,
})

export const agenda = (...sessions: Session[]): Agenda => ({
  title: { fr: 'Séminaire d’essai', en: 'Trial seminar' },
  tracks: [{ id: 'gouvernance', title: { fr: 'Gouvernance, partage', en: 'Governance, sharing' } }],
  sessions,
})
