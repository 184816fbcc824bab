import type { Session } from '../session.ts'
import { Budget } from './budget.ts'
import { instantOfTime, type Time } from './clock.ts'
import { endOf, lengthOfPeriod, type CalendarEvent, type Length } from './event.ts'
import type { Notes } from './notes.ts'
import type { Settings } from './options.ts'
import { occurrences } from './recurrence.ts'
import type { Rule } from './rule.ts'
import { fittingUid, sessionId, untitled } from './session-limits.ts'
import { dateText, day, isWritable, startOfDay } from './wall.ts'
import { instantOf, momentIn, utc } from './zones.ts'

/** The most occurrences of one event that are given. */
const mostOccurrences = 1000

/** Days and times a rule may look at: some 1,000 years, day by day. */
const stepsOfRule = 400_000

/** An event with those that replace its occurrences: what one uid is in a calendar. */
export interface Series {
  master: CalendarEvent | undefined
  overrides: CalendarEvent[]
}

/** A session to be, and what it is in its calendar. */
interface Draft {
  start: Time
  length: Length
  event: CalendarEvent
  fields: Partial<Session>
  /** Which occurrence it is, as it was first planned; nothing for an event that does not repeat. */
  instance: Time | undefined
}

/** The sessions of one uid (RFC 5545 § 3.8.5): the rules' days, those added, less those taken away, each as it was replaced. */
export function sessionsOf(series: Series, settings: Settings, deadline: number, notes: Notes): Session[] {
  return draftsOf(series, settings, deadline, notes).flatMap((draft) => {
    const session = sessionOf(draft)
    if (!session)
      notes.add(
        draft.event.line,
        'Cet événement est hors des années 0 à 9999 ; il est laissé de côté.',
        'This event is outside the years 0 to 9999; it is left out.',
      )
    return session ?? []
  })
}

function draftsOf({ master, overrides: written }: Series, settings: Settings, deadline: number, notes: Notes): Draft[] {
  const start = master?.start
  const overrides = start ? written.map((override) => alike(override, start)) : written
  const repeats = master && (master.rules.length > 0 || master.dates.length > 0 || overrides.length > 0)
  if (master && start && !repeats)
    return [{ start, length: master.length, event: master, fields: master.fields, instance: undefined }]
  const replaced = new Map(overrides.map((override) => [keyOf(override.replaces!), override]))
  const moves = overrides
    .filter(({ replacesFollowing, isPrivate }) => replacesFollowing && !isPrivate)
    .sort((one, other) => instantOfTime(one.replaces!) - instantOfTime(other.replaces!))
  const planned = master && start ? plannedStarts(master, start, settings, deadline, notes) : []
  const met = new Set(planned.map(keyOf))
  const drafts = planned.flatMap((instance) => {
    const override = replaced.get(keyOf(instance))
    if (override) return override.isPrivate ? [] : [draftOf(master, override, instance)]
    const move = moves.findLast((one) => instantOfTime(one.replaces!) <= instantOfTime(instance))
    return [move ? movedDraft(master!, move, instance) : draftOf(master, master!, instance)]
  })
  const others = [...replaced.values()].filter(({ replaces, isPrivate }) => !met.has(keyOf(replaces!)) && !isPrivate)
  const isEndless = master?.rules.some(({ rule }) => !rule.count && !rule.until) ?? false
  const added = others
    .map((override) => draftOf(master, override, override.replaces!))
    .filter((draft) => !isEndless || isInWindow(instantOfTime(draft.start), settings))
  return [...drafts, ...added]
}

/** One that says which occurrence it replaces by a day alone means that of the day, and the other way round. */
const alike = (override: CalendarEvent, start: Time): CalendarEvent => {
  const replaces = override.replaces!
  if (replaces.isDate === start.isDate) return override
  const wall = startOfDay(replaces.wall)
  return {
    ...override,
    replaces: { ...start, wall: start.isDate ? wall : wall + (start.wall - startOfDay(start.wall)) },
  }
}

function draftOf(master: CalendarEvent | undefined, event: CalendarEvent, instance: Time): Draft {
  const isOwn = event === master
  const start = isOwn ? instance : (event.start ?? instance)
  const own = isOwn ? lengthOfPeriod(instance) : undefined
  const length = own ?? (!isOwn && !event.start && master ? master.length : event.length)
  return { start, length, event, fields: { ...master?.fields, ...event.fields }, instance }
}

/** An occurrence after one that was moved with all those that follow: by as much, on the clocks. */
function movedDraft(master: CalendarEvent, move: CalendarEvent, instance: Time): Draft {
  const moved = move.start ?? move.replaces!
  const shift = moved.wall - wallIn(move.replaces!, moved)
  const start = { ...moved, wall: wallIn(instance, moved) + shift }
  const length = move.start ? move.length : master.length
  return { start, length, event: move, fields: { ...master.fields, ...move.fields }, instance }
}

/** What the clocks of another time’s zone show at a time. */
function wallIn(time: Time, { zone, isDate }: Time): number {
  if (time.isDate || isDate || time.zone.name === zone.name) return isDate ? startOfDay(time.wall) : time.wall
  const instant = instantOfTime(time)
  return instant + zone.offsetAt(instant)
}

/** When the occurrences of an event start, in order, before any is replaced. */
function plannedStarts(event: CalendarEvent, start: Time, settings: Settings, deadline: number, notes: Notes): Time[] {
  const starts = new Map<number, Time>()
  const add = (time: Time) => starts.set(instantOfTime(time), time)
  for (const { rule, line } of event.rules)
    for (const time of startsOfRule(rule, line, start, settings, deadline, notes)) add(time)
  const isEmpty = event.rules.length > 0 && starts.size === 0 && !event.rules.some(({ rule }) => isEndlessRule(rule))
  // The start counts when nothing else does, and beside added dates (RFC 5545 § 3.8.5.2).
  if (event.rules.length === 0 || isEmpty) add(start)
  for (const time of event.dates) add(start.isDate ? { ...start, wall: startOfDay(time.wall) } : inZoneOf(time, start))
  const sorted = [...starts.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, time]) => time)
    .filter(withoutExceptions(event.exceptions))
  if (sorted.length > mostOccurrences) noteCut(event.line, notes)
  return sorted.slice(0, mostOccurrences)
}

const isEndlessRule = ({ count, until }: Rule) => !count && !until

/** An added time is shown in the event's zone; an added date, to what has times, is at the event's own time of day. */
const inZoneOf = (time: Time, start: Time): Time =>
  time.isDate ? { ...start, wall: time.wall + (start.wall - startOfDay(start.wall)) } : { ...time, shown: start.shown }

function startsOfRule(
  rule: Rule,
  line: number,
  start: Time,
  settings: Settings,
  deadline: number,
  notes: Notes,
): Time[] {
  const endless = isEndlessRule(rule)
  const budget = new Budget(stepsOfRule, deadline)
  const isPast = pastUntil(rule, start)
  const found: Time[] = []
  const from = endless ? settings.from - day : start.wall
  for (const wall of occurrences(rule, start.wall, budget, from)) {
    const time = { ...start, wall }
    if (isPast(time)) break
    const instant = instantOfTime(time)
    if (endless && instant >= settings.to) break
    if (endless && !isInWindow(instant, settings)) continue
    if (found.length === mostOccurrences) {
      noteCut(line, notes)
      break
    }
    found.push(time)
  }
  if (endless) noteWindow(line, settings, notes)
  if (budget.isSpent)
    notes.add(
      line,
      'Cette règle demande trop de calcul, ou ne donne jamais de date : ce qui en a été trouvé est gardé.',
      'This rule takes too long to work out, or never gives a date: what was found is kept.',
    )
  else if (found.length === 0 && !endless)
    notes.add(
      line,
      'Cette règle ne donne aucune date : seul le début est gardé.',
      'This rule gives no date: only the start is kept.',
    )
  return found
}

const isInWindow = (instant: number, { from, to }: Settings) => instant >= from && instant < to

/** Whether a start is after the end of its rule, which is included; a date ends a rule with its whole day. */
function pastUntil({ until }: Rule, { isDate, zone }: Time): (time: Time) => boolean {
  if (!until) return () => false
  if (isDate) return ({ wall }) => wall > startOfDay(until.wall)
  if (until.isDate) return ({ wall }) => wall >= until.wall + day
  const last = until.isUtc ? until.wall : instantOf(until.wall, zone)
  return (time) => instantOfTime(time) > last
}

/** An exception takes away its instant, or the whole of its day. */
function withoutExceptions(exceptions: Time[]): (time: Time) => boolean {
  const days = new Set(exceptions.filter(({ isDate }) => isDate).map(({ wall }) => wall))
  const instants = new Set(exceptions.filter(({ isDate }) => !isDate).map(instantOfTime))
  const daysOfInstants = new Set(exceptions.map(({ wall }) => startOfDay(wall)))
  return (time) =>
    time.isDate
      ? !daysOfInstants.has(time.wall)
      : !days.has(startOfDay(time.wall)) && !instants.has(instantOfTime(time))
}

/** Which occurrence: the same instant is the same one, whatever zone it is written in. */
const keyOf = (time: Time) => `${time.isDate ? 'day' : 'instant'} ${instantOfTime(time)}`

function noteCut(line: number, notes: Notes): void {
  notes.add(
    line,
    `Cet événement se répète plus de ${mostOccurrences} fois : les suivantes ne sont pas gardées.`,
    `This event repeats more than ${mostOccurrences} times: those after them are not kept.`,
  )
}

function noteWindow(line: number, { from, to }: Settings, notes: Notes): void {
  if (!isWritable(from) || !isWritable(to)) return
  const [first, last] = [dateText(from), dateText(to - 1)]
  notes.add(
    line,
    `Cette répétition n’a pas de fin : seules les séances du ${first} au ${last} sont gardées.`,
    `This repetition has no end: only the sessions from ${first} to ${last} are kept.`,
  )
}

function sessionOf({ start, length, event, fields, instance }: Draft): Session | undefined {
  const end = endOf(start, length)
  const moment = (instant: number) =>
    start.isDate ? (isWritable(instant) ? dateText(instant) : undefined) : momentIn(instant, start.shown)
  const [first, last] = [moment(instantOfTime(start)), moment(end)]
  if (!first || !last) return undefined
  const title = fields.title ?? untitled
  const mark = instance && markOf(instance)
  const uid = event.uid && (mark ? fittingUid(`${event.uid}/${mark}`) : event.uid)
  return {
    ...fields,
    id: sessionId(title.fr, uid ?? `${title.fr} ${mark ?? first}`),
    title,
    kind: fields.kind ?? 'other',
    start: first,
    end: last,
    timeZone: start.shown.name,
    ...(uid && { uid }),
  }
}

/** The instance in a uid: `20261125T080000Z`, or `20261125` for a day. */
function markOf(instance: Time): string {
  const text = instance.isDate ? dateText(instance.wall) : (momentIn(instantOfTime(instance), utc) ?? '')
  return text.replace(/[-:]/g, '')
}
