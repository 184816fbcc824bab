import type { AgendaState as Known } from '@ess-widgets/client/agenda.js'
import type { Session } from '@ess-widgets/contract'
import type { SessionKind } from '@ess-widgets/contract/vocabulary.js'
import type { Words } from '../shared/widget.ts'
import type { AgendaMessages } from './agenda-messages.ts'
import { boundsOf, dayOf, ownTimesOf, timesOf } from './agenda-time.ts'

export type AgendaState = 'loading' | 'ready' | 'error'

/** What a visitor looks for. Empty: everything. */
export interface Filter {
  text: string
  kind: SessionKind | ''
  track: string
  mine: boolean
}
export const noFilter: Filter = { text: '', kind: '', track: '', mine: false }

/** A session as it shows, with what is worked out once and not at each rendering. */
export interface Entry {
  readonly session: Session
  readonly day: string
  /** Milliseconds since 1970 UTC. */
  readonly bounds: readonly [start: number, end: number]
  readonly times: readonly [start: string, end: string]
  /** The same hours by the visitor's clock, when it shows others. */
  readonly own: string
  /** Kind, tracks and place on one line, speakers on the next. */
  readonly about: string
  /** All that is searched, without accents or capitals. */
  readonly haystack: string
}

/** A day with its sessions by groups: those of a group run beside one another. */
export interface Day {
  readonly day: string
  readonly groups: Entry[][]
}

/** A day with the node that holds its sessions. */
export interface ArrangedDay {
  readonly day: string
  readonly list: HTMLElement
}

/** An agenda, as one tag shows and says it. */
export interface AgendaView extends Known, Words<AgendaMessages> {
  entries: readonly Entry[]
  days: readonly ArrangedDay[]
  filter: Filter
  /** The day on show, or nothing for the list of all. */
  day: string | undefined
  now: number
  picked: ReadonlySet<string>
  opened: string
  /** Level of the title; days and sessions come under it. */
  level: number
  state: AgendaState
}

/** The same letters, without accents or capitals, and with the apostrophe of keyboards. */
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('\u2019', "'")
    .toLowerCase()

/** The sessions in the order of time, ready to show. */
export function entriesOf({ agenda }: Known, { messages, text }: Words<AgendaMessages>): Entry[] {
  const { language } = messages
  const tracks = new Map(agenda!.tracks?.map(({ id, title }) => [id, text(title)]))
  const entries = agenda!.sessions.map((session): Entry => {
    const { title, summary, kind, place, speakers = [] } = session
    const names = speakers.map(({ name }) => name).join(', ')
    const what = [messages[kind], ...(session.tracks ?? []).map((id) => tracks.get(id)), place && text(place.name)]
    const about = [what.filter(Boolean).join(' · '), names].filter(Boolean).join('\n')
    return {
      session,
      day: dayOf(session),
      bounds: boundsOf(session),
      times: timesOf(session, language),
      own: ownTimesOf(session, language),
      about,
      haystack: plain([text(title), summary && text(summary), about, place?.address].join(' ')),
    }
  })
  // By day where they take place, then by the hour, what lasts longest first.
  return entries.sort(
    (one, other) =>
      +(one.day > other.day) - +(one.day < other.day) ||
      one.bounds[0] - other.bounds[0] ||
      other.bounds[1] - one.bounds[1],
  )
}

/** The days in their order. */
export function daysOf(entries: readonly Entry[]): Day[] {
  const days: Day[] = []
  let end = -Infinity
  for (const entry of entries) {
    const day = days.at(-1)
    const isOfDay = day?.day === entry.day
    if (!isOfDay) days.push({ day: entry.day, groups: [[entry]] })
    else if (entry.bounds[0] < end) day.groups.at(-1)!.push(entry)
    else day.groups.push([entry])
    end = Math.max(isOfDay ? end : 0, entry.bounds[1])
  }
  return days
}

/** What tells whether a session is among those looked for. */
export function wanting({ text, kind, track, mine }: Filter, picked: ReadonlySet<string>) {
  const words = plain(text).split(/\s+/)
  return ({ session, haystack }: Entry) =>
    (!kind || session.kind === kind) &&
    (!track || session.tracks?.includes(track)) &&
    (!mine || picked.has(session.id)) &&
    words.every((word) => haystack.includes(word))
}

/** What time makes of a session: over, under way, or among the first to come. */
export function momentOf({ bounds: [start, end] }: Entry, now: number, next: number) {
  return end <= now ? 'over' : start <= now ? 'now' : start === next ? 'next' : undefined
}

/** How long before it begins a session is said to come next, in milliseconds: a day. */
const soon = 86_400_000

/** When the first of those to come soon begins, if there are any. */
export const nextStart = (entries: readonly Entry[], now: number) =>
  Math.min(...entries.map(({ bounds: [start] }) => (start > now && start - now < soon ? start : Infinity)))
